import type { CollectOrder } from "../../client/answers";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { ConfirmedAct } from "./confirmed-act";

/** Uses money that belongs to no order for the order of its purchase, which owes a different sum. */
export function UseForOrder({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const values = {
    sum: formatSum(order.sums.charge ?? "0", order.currency_code),
    order: `#${order.order?.display_id ?? ""}`,
  };
  return (
    <ConfirmedAct
      path={`/admin/haipay/collect-orders/${order.id}/use-for-order`}
      button={t("orders.useForOrder.button", values)}
      title={t("orders.useForOrder.title", values)}
      description={t("orders.useForOrder.description", values)}
      action={t("orders.useForOrder.submit")}
      done={t("orders.useForOrder.done", values)}
      refused={t("orders.useForOrder.refused")}
    />
  );
}
