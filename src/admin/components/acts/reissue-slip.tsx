import type { CollectOrder } from "../../client/answers";
import { useTexts } from "../../i18n/use-texts";
import { ConfirmedAct } from "./confirmed-act";

interface ReissueSlipProps {
  order: CollectOrder;
  /** Called with the new collect order, which replaces this one. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** Makes a new slip to replace one that expired or was lost. */
export function ReissueSlip({ order, onReissued }: ReissueSlipProps) {
  const { t } = useTexts();
  return (
    <ConfirmedAct
      path={`/admin/haipay/collect-orders/${order.id}/reissue`}
      button={t("orders.reissue.button")}
      title={t("orders.reissue.title")}
      description={t("orders.reissue.description")}
      action={t("orders.reissue.submit")}
      done={t("orders.reissue.done")}
      refused={t("orders.reissue.refused")}
      onDone={onReissued}
    />
  );
}
