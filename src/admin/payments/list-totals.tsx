import { Text } from "@medusajs/ui";
import type { TotalsAnswer } from "../../api/admin/haipay/collect-orders/totals/route";
import { useAnswer } from "../client/use-answer";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import type { PaymentList } from "./use-payment-list";

/** The sums of everything that fits the filters, on all pages; nothing where that is too much to add up. */
export function ListTotals({ list }: { list: PaymentList }) {
  const { t } = useTexts();
  const { data } = useAnswer<TotalsAnswer>("/admin/haipay/collect-orders/totals", {
    query: list.totalsQuery,
    keepPrevious: true,
  });
  if (!data?.totals?.length) return null;
  return (
    <div className="px-6 py-3">
      {data.totals.map(({ currency_code, charge, captured, uncaptured, refunded }) => {
        const sum = (amount: string) => formatSum(amount, currency_code);
        const parts = [
          t("payments.list.totals", { charge: sum(charge), captured: sum(captured) }),
          Number(uncaptured) > 0 && t("payments.list.totalsUncaptured", { sum: sum(uncaptured) }),
          Number(refunded) > 0 && t("payments.list.totalsRefunded", { sum: sum(refunded) }),
        ];
        return (
          <Text key={currency_code} size="small" className="tabular-nums">
            {parts.filter(Boolean).join(" · ")}
          </Text>
        );
      })}
    </div>
  );
}
