import { Container, Heading } from "@medusajs/ui";
import { ErrorAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";
import { CollectOrderSummary } from "./collect-order-summary";
import { EarlierTries } from "./earlier-tries";
import { useOrderPayments } from "./use-order-payments";

/** Our part of an order's page: nothing for an order that is paid in other ways. */
export function OrderPayments({ orderId }: { orderId: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useOrderPayments(orderId);
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
