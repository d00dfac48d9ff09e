import { Container, Heading, StatusBadge } from "@medusajs/ui";
import type { CollectOrder } from "../client/answers";
import { CollectOrderActs } from "../components/acts/collect-order-acts";
import { EnvironmentBadge } from "../components/environment-badge";
import { ErrorAlert } from "../components/error-alert";
import { Fact, Facts } from "../components/facts";
import { StateBadge } from "../components/state-badge";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import { SlipFacts } from "./slip-facts";
import { useOrderPayments } from "./use-order-payments";

/** Our part of an order's page: nothing for an order that is paid by other means. */
export function OrderPayments({ medusaOrderId }: { medusaOrderId: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useOrderPayments(medusaOrderId);
  if (error && !data) {
    return (
      <Container className="px-6 py-4">
        <ErrorAlert error={error} onRetry={() => void refetch()} />
      </Container>
    );
  }
  const [newest, ...earlier] = inOrderOfWeight(data?.order_payments.collect_orders ?? []);
  if (!newest) return null;
  return (
    <Container className="divide-y p-0" role="region" aria-label={t("common.name")}>
      <div className="px-6 py-4">
        <Heading level="h2">{t("common.name")}</Heading>
      </div>
      <CollectOrderSummary order={newest} />
      {earlier.length > 0 && <EarlierTries orders={earlier} />}
    </Container>
  );
}

/** The one with the money first, else the one that can be paid, else the newest. */
function inOrderOfWeight<Order extends { state: string }>(orders: readonly Order[]): Order[] {
  const weight = ({ state }: Order) => (state === "paid" ? 0 : state === "open" ? 1 : 2);
  return [...orders].sort((a, b) => weight(a) - weight(b));
}

/** What a merchant asks about a payment, what a buyer on the phone needs, and what can be done. */
function CollectOrderSummary({ order }: { order: CollectOrder }) {
  const { t, language } = useTexts();
  const { sums, times, slip, platform } = order;
  // Corrections are shown on the payment's own page.
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
          <span className="flex flex-wrap items-center gap-1">
            <StateBadge state={order.state} />
            {isOutsideOfOrder(order) && <StatusBadge color="orange">{t("orders.notInOrder")}</StatusBadge>}
            <EnvironmentBadge environment={order.environment} />
          </span>
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
        {platform.platform_order_no !== null && (
          <Fact name={t("orders.fields.orderNo")} copy={platform.platform_order_no}>
            {platform.platform_order_no}
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

/** Whether the money of a paid slip was not captured for the order, so that only the slip is "paid". */
function isOutsideOfOrder({ state, times, refundable }: CollectOrder): boolean {
  return (
    state === "paid" && times.settled_at !== null && refundable.payment === "0" && refundable.ledger !== "0"
  );
}

/** What else was tried for the same order. */
function EarlierTries({ orders }: { orders: readonly CollectOrder[] }) {
  const { t, language } = useTexts();
  return (
    <div className="px-6 py-4">
      <h3 className="txt-compact-small-plus text-ui-fg-subtle mb-2">{t("orders.earlier")}</h3>
      <ul className="flex flex-col gap-y-2">
        {orders.map((order) => (
          <li key={order.id} className="txt-compact-small flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>{order.method.name[language]}</span>
            {order.sums.charge !== null && formatSum(order.sums.charge, order.currency_code)}
            <StateBadge state={order.state} />
            <EnvironmentBadge environment={order.environment} />
            {order.can.resolve_attention && (
              <StatusBadge color="red">{t("orders.attention.title")}</StatusBadge>
            )}
            <span className="text-ui-fg-muted">
              <Time at={order.times.applied_at ?? order.times.chosen_at} both={false} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
