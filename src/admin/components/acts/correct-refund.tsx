import { useState } from "react";
import type { CollectOrder } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { Confirm } from "./confirm";
import { NoteField } from "./note-field";
import { useActDrawer } from "./use-act-drawer";

interface CorrectRefundProps {
  order: CollectOrder;
  refund: CollectOrder["refunds"][number];
}

/** Reverses a recorded refund that was a mistake, with the reason; asks for confirmation first. */
export function CorrectRefund({ order, refund }: CorrectRefundProps) {
  const { t } = useTexts();
  const [confirming, setConfirming] = useState(false);
  const form = useForm({
    path: `/admin/haipay/collect-orders/${order.id}/refunds/${refund.id}/correct`,
    inForce: { note: "" },
    required: ["note"],
    done: t("orders.correct.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const sum = formatSum(refund.amount, order.currency_code);
  return (
    <ActDrawer
      button={t("orders.correct.button")}
      title={t("orders.correct.title", { sum, reference: refund.reference })}
      description={t("orders.correct.description")}
      submit={t("orders.correct.submit")}
      onSubmit={() => setConfirming(form.isComplete())}
      {...drawer}
    >
      <p className="txt-small text-ui-fg-subtle">{t(`orders.correct.effects.${refund.target}`)}</p>
      <NoteField label={t("orders.correct.note")} form={form} />
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("orders.correct.confirm", { sum })}
        description={t("orders.correct.consequence")}
        action={t("orders.correct.submit")}
        onConfirm={() => send(form.values)}
      />
    </ActDrawer>
  );
}
