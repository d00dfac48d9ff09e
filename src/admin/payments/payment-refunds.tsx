import { Text } from "@medusajs/ui";
import type { CollectOrder } from "../client/answers";
import { CorrectRefund } from "../components/acts/correct-refund";
import { formatSum } from "../format/sum";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";

type Entry = CollectOrder["refunds"][number];

/** The recorded refunds, and their corrections. */
export function PaymentRefunds({ payment }: { payment: CollectOrder }) {
  return (
    <ul className="flex flex-col gap-3 px-6 py-3">
      {payment.refunds.map((entry) => (
        <li key={entry.id} className="flex items-start justify-between gap-x-3">
          <div className="min-w-0">
            <Refund payment={payment} entry={entry} />
          </div>
          {entry.can_be_corrected && <CorrectRefund order={payment} refund={entry} />}
        </li>
      ))}
    </ul>
  );
}

function Refund({ payment, entry }: { payment: CollectOrder; entry: Entry }) {
  const { t, language } = useTexts();
  const { amount, paid_on, reference, note, recorded_by, booked_at, corrects_id, corrected_at } = entry;
  const isCorrected = corrected_at !== null;
  const text = t(corrects_id === null ? "payments.detail.refund" : "payments.detail.correction", {
    sum: formatSum(amount, payment.currency_code),
    day: formatDay(paid_on, language),
    reference,
  });
  return (
    <>
      <Text
        size="small"
        leading="compact"
        className={isCorrected ? "text-ui-fg-muted break-words" : "break-words"}
      >
        {isCorrected ? <s>{text}</s> : text}
      </Text>
      <Text size="xsmall" leading="compact" className="text-ui-fg-muted break-words">
        {t("payments.detail.refundBy", { who: recorded_by.name ?? recorded_by.id })}
        {booked_at === null && ` · ${t("payments.detail.refundBooking")}`}
        {isCorrected && ` · ${t("payments.detail.refundCorrected")}`}
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
    </>
  );
}
