import type { CollectOrder } from "../../client/answers";
import { useTexts } from "../../i18n/use-texts";
import { ConfirmedAct } from "./confirmed-act";

/** Sends the buyer a reminder of what is still to be paid. */
export function RemindBuyer({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  return (
    <ConfirmedAct
      path={`/admin/haipay/collect-orders/${order.id}/remind`}
      button={t("mails.remind.button")}
      title={t("mails.remind.title")}
      description={t("mails.remind.description")}
      action={t("mails.remind.submit")}
      done={t("mails.remind.done")}
      refused={t("mails.remind.refused")}
    />
  );
}
