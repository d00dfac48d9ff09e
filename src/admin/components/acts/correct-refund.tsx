import { Textarea } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { ActDrawer } from "./act-drawer";
import { Confirm } from "./confirm";
import { useActForm } from "./use-act-form";

interface CorrectRefundProps {
  order: CollectOrder;
  refund: CollectOrder["refunds"][number];
}

/** Takes a recorded refund back that was a mistake, with the reason; asks once more before it does. */
export function CorrectRefund({ order, refund }: CorrectRefundProps) {
  const { t } = useTexts();
  const [confirming, setConfirming] = useState(false);
  const [note, setNote] = useState("");
  const form = useActForm<CollectOrderAnswer, { note: string }, "note">({
    path: `/admin/haipay/collect-orders/${order.id}/refunds/${refund.id}/correct`,
    fields: ["note"],
    values: { note },
    done: t("orders.correct.done"),
    onOpen: () => setNote(""),
  });
  const sum = formatSum(refund.amount, order.currency_code);
  return (
    <ActDrawer
      button={t("orders.correct.button")}
      title={t("orders.correct.title", { sum, reference: refund.reference })}
      description={t("orders.correct.description")}
      submit={t("orders.correct.submit")}
      onSubmit={() => setConfirming(form.isComplete())}
      {...form.drawer}
    >
      <p className="txt-small text-ui-fg-subtle">{t(`orders.correct.effects.${refund.target}`)}</p>
      <Field label={t("orders.correct.note")} error={form.errors.note}>
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("orders.correct.confirm", { sum })}
        description={t("orders.correct.consequence")}
        action={t("orders.correct.submit")}
        onConfirm={() => form.send({ note })}
      />
    </ActDrawer>
  );
}
