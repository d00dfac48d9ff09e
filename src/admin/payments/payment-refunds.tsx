import { Text } from "@medusajs/ui";
import type { ShownCollectOrder } from "../../workflows/show-ledger/shown-collect-order";
import type { Wire } from "../client/wire";
import { formatSum } from "../format/sum";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";

/** The refunds that were paid outside and recorded, oldest first. */
export function PaymentRefunds({ payment }: { payment: Wire<ShownCollectOrder> }) {
  const { t, language } = useTexts();
  const { refunds, currency_code } = payment;
  return (
    <ul className="flex flex-col gap-3 px-6 py-3">
      {refunds.map(({ id, amount, paid_on, reference, note, recorded_by, booked_at }) => (
        <li key={id}>
          <Text size="small" leading="compact" className="break-words">
            {t("payments.detail.refund", {
              sum: formatSum(amount, currency_code),
              day: formatDay(paid_on, language),
              reference,
            })}
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted break-words">
            {t("payments.detail.refundBy", { who: recorded_by.name ?? recorded_by.id })}
            {booked_at === null && ` · ${t("payments.detail.refundBooking")}`}
          </Text>
          {note && (
            <Text
              size="small"
              leading="compact"
              className="text-ui-fg-subtle mt-1 whitespace-pre-line break-words"
            >
              {note}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
