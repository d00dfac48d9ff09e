import { useState } from "react";
import type { CollectOrder } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { Confirm } from "./confirm";
import { RefundFields } from "./refund-fields";
import { emptyRefund, plainSum, refundBody, type RefundTarget } from "./refund-form";
import { useActDrawer } from "./use-act-drawer";

interface RecordRefundProps {
  order: CollectOrder;
  /** The money in question, if it is already known: then nobody has to choose it. */
  money?: { target: RefundTarget; amount: string };
}

/** Records a refund that was paid outside the platform; asks for confirmation first. */
export function RecordRefund({ order, money }: RecordRefundProps) {
  const { t } = useTexts();
  const [confirming, setConfirming] = useState(false);
  const form = useForm({
    path: `/admin/haipay/collect-orders/${order.id}/refunds`,
    inForce: emptyRefund(order, money),
    required: ["amount", "paid_on", "reference"],
    done: t("orders.refund.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const check = () => setConfirming(form.isComplete());
  return (
    <ActDrawer
      button={
        money
          ? t("orders.refund.buttonOf", { sum: formatSum(money.amount, order.currency_code) })
          : t("orders.refund.button")
      }
      title={t("orders.refund.title")}
      description={t("orders.refund.description")}
      submit={t("orders.refund.submit")}
      onSubmit={check}
      {...drawer}
    >
      <RefundFields order={order} form={form} isChosen={money !== undefined} />
      <Confirm
        open={confirming}
        onOpenChange={setConfirming}
        title={t("orders.refund.confirm", {
          sum: formatSum(plainSum(form.values.amount), order.currency_code),
        })}
        description={`${t(`orders.refund.effects.${form.values.target as RefundTarget}`)} ${t("orders.refund.consequence")}`}
        action={t("orders.refund.submit")}
        onConfirm={() => send(refundBody(form.values))}
      />
    </ActDrawer>
  );
}
