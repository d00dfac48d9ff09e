import type { CollectOrder } from "../client/answers";
import { CollectOrderActs } from "../components/acts/collect-order-acts";
import { Fact, Facts } from "../components/facts";
import { StateBadge } from "../components/state-badge";
import { Time } from "../components/time";
import { formatDay } from "../format/time";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { SlipFacts } from "./slip-facts";

/** What a merchant asks about a payment, what a shopper on the phone needs, and what can be done. */
export function CollectOrderSummary({ order }: { order: CollectOrder }) {
  const { t, language } = useTexts();
  const { sums, times, slip, platform } = order;
  // What was corrected, and by what, stands on the payment's own page.
  const refunds = order.refunds.filter(
    ({ corrects_id, corrected_at }) => corrects_id === null && corrected_at === null,
  );
  const sum = (amount: string | null) =>
    amount === null ? t("common.none") : formatSum(amount, order.currency_code);
  return (
    <div className="divide-y">
      <Facts>
        <Fact name={t("orders.fields.method")}>{order.method.name[language]}</Fact>
        <Fact name={t("orders.fields.state")}>
          <StateBadge state={order.state} />
        </Fact>
        <Fact name={t("orders.fields.charge")}>{sum(sums.charge)}</Fact>
        <Fact name={t("orders.fields.received")}>{sum(sums.received)}</Fact>
        {sums.fee !== null && <Fact name={t("orders.fields.fee")}>{sum(sums.fee)}</Fact>}
        {sums.refunded !== "0" && <Fact name={t("orders.fields.refunded")}>{sum(sums.refunded)}</Fact>}
        {times.paid_at !== null && (
          <Fact name={t("orders.fields.paidAt")}>
            <Time at={times.paid_at} />
          </Fact>
        )}
        {times.paid_at === null && (
          <Fact name={t("orders.deadline.name")}>
            <Time at={times.expires_at} />
          </Fact>
        )}
        {platform.order_no !== null && (
          <Fact name={t("orders.fields.orderNo")} copy={platform.order_no}>
            {platform.order_no}
          </Fact>
        )}
        {slip && <SlipFacts slip={slip} method={order.method} />}
        {refunds.map((refund) => (
          <Fact key={refund.id} name={t("orders.fields.refund")}>
            {sum(refund.amount)} · {formatDay(refund.paid_on, language)} · {refund.reference}
          </Fact>
        ))}
      </Facts>
      <div className="px-6 py-4">
        <CollectOrderActs order={order} />
      </div>
    </div>
  );
}
