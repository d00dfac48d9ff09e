import { Text } from "@medusajs/ui";
import type { CollectOrder } from "../client/answers";
import { CollectOrderActs } from "../components/acts/collect-order-acts";
import { useTexts } from "../i18n/use-texts";
import { ErasePersonalData } from "./erase-personal-data";

interface PaymentActsProps {
  payment: CollectOrder;
  /** Called with the payment that replaced this one. */
  onReplaced: (payment: CollectOrder) => void;
}

/** What can be done with a payment now; the server decides. */
export function PaymentActs({ payment, onReplaced }: PaymentActsProps) {
  const { t } = useTexts();
  const { can, times } = payment;
  return (
    <div className="flex flex-col gap-3 px-6 py-3">
      <div className="flex flex-wrap gap-2">
        <CollectOrderActs order={payment} onReissued={onReplaced} />
        {can.erase_personal_data && <ErasePersonalData payment={payment} />}
      </div>
      {!can.erase_personal_data && times.erased_at === null && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("payments.erase.notYet")}
        </Text>
      )}
    </div>
  );
}
