import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { Confirm } from "./confirm";
import { RefundFields } from "./refund-fields";
import { emptyRefund, plainSum, refundBody, type RefundForm } from "./refund-form";
import { useActForm } from "./use-act-form";

const FIELDS = ["amount", "paid_on", "reference", "note", "target"] as const;

/** Records a refund that was paid outside the platform; asks once more before it does. */
export function RecordRefund({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [confirming, setConfirming] = useState(false);
  const [refund, setRefund] = useState<RefundForm>(() => emptyRefund(order));
  const form = useActForm<CollectOrderAnswer, ReturnType<typeof refundBody>, keyof RefundForm>({
    path: `/admin/haipay/collect-orders/${order.id}/refunds`,
    fields: FIELDS,
    values: { ...refund, note: undefined },
    done: t("orders.refund.done"),
    onOpen: () => setRefund(emptyRefund(order)),
  });
  const check = () => setConfirming(form.isComplete());
  return (
    <ActDrawer
      button={t("orders.refund.button")}
      title={t("orders.refund.title")}
      description={t("orders.refund.description")}
      submit={t("orders.refund.submit")}
      onSubmit={check}
      {...form.drawer}
    >
      <RefundFields
        order={order}
        form={refund}
        onChange={(change) => setRefund({ ...refund, ...change })}
        errors={form.errors}
      />
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("orders.refund.confirm", { sum: formatSum(plainSum(refund.amount), order.currency_code) })}
        description={t("orders.refund.consequence")}
        action={t("orders.refund.submit")}
        onConfirm={() => form.send(refundBody(refund))}
      />
    </ActDrawer>
  );
}
