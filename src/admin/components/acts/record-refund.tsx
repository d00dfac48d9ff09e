import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answer-collect-order";
import type { CollectOrder } from "../../client/answers";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { Confirm } from "./confirm";
import { RefundFields } from "./refund-fields";
import { emptyRefund, plainSum, refundBody, REQUIRED, type RefundForm } from "./refund-form";

const FIELDS = ["amount", "paid_on", "reference", "note", "target"] as const;

/** Records a refund that was paid outside the platform; asks once more before it does. */
export function RecordRefund({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const [form, setForm] = useState<RefundForm>(() => emptyRefund(order));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { run, running, error, reset } = useAct<CollectOrderAnswer, ReturnType<typeof refundBody>>(
    `/admin/haipay/collect-orders/${order.id}/refunds`,
  );
  const { fields, general } = sortTroubles(error, FIELDS, t("common.unreachable"));
  const begin = (opening: boolean) => {
    reset();
    setMissing([]);
    if (opening) setForm(emptyRefund(order));
    setOpen(opening);
  };
  const check = () => {
    const empty = REQUIRED.filter((field) => form[field].trim() === "");
    setMissing(empty);
    setConfirming(empty.length === 0);
  };
  const record = () =>
    run(refundBody(form), () => {
      setOpen(false);
      toast.success(t("orders.refund.done"));
    });
  return (
    <ActDrawer
      trigger={
        <Button type="button" size="small" variant="secondary">
          {t("orders.refund.button")}
        </Button>
      }
      title={t("orders.refund.title")}
      description={t("orders.refund.description")}
      submit={t("orders.refund.submit")}
      open={open}
      onOpenChange={begin}
      running={running}
      trouble={general}
      onSubmit={check}
    >
      <RefundFields
        order={order}
        form={form}
        onChange={(change) => setForm({ ...form, ...change })}
        errors={{ ...fields, ...Object.fromEntries(missing.map((field) => [field, t("orders.missing")])) }}
      />
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("orders.refund.confirm", { sum: formatSum(plainSum(form.amount), order.currency_code) })}
        description={t("orders.refund.consequence")}
        action={t("orders.refund.submit")}
        onConfirm={record}
      />
    </ActDrawer>
  );
}
