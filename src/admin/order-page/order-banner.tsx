import { ExclamationCircleSolid } from "@medusajs/icons";
import { Container, Text } from "@medusajs/ui";
import { AttentionCard } from "../attention/attention-card";
import type { CollectOrder } from "../client/answers";
import { CollectOrderActs } from "../components/acts/collect-order-acts";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { useOrderPayments } from "./use-order-payments";

/** On top of an order's page: that it must not be sent off yet, and what needs a person. */
export function OrderBanner({ medusaOrderId }: { medusaOrderId: string }) {
  const { data } = useOrderPayments(medusaOrderId);
  if (!data) return null;
  const { awaiting, collect_orders } = data.order_payments;
  const needy = collect_orders.filter(({ attentions }) => attentions.some(isOpen));
  if (!awaiting && needy.length === 0) return null;
  return (
    // The dashboard puts widgets below its own cards, in a column that honours this order.
    <div style={{ order: -1 }} className="flex flex-col gap-y-3">
      {awaiting && (
        <AwaitingBanner deadline={deadlineOf(collect_orders)} arrived={arrivedIn(collect_orders)} />
      )}
      {needy.map((order) => (
        <AttentionBanner key={order.id} order={order} />
      ))}
    </div>
  );
}

function AwaitingBanner({
  deadline,
  arrived,
}: {
  deadline: string | null;
  /** Money that has come for the order and is about to be booked. */
  arrived: CollectOrder | undefined;
}) {
  const { t } = useTexts();
  return (
    <Container
      role="status"
      className="border-ui-tag-orange-border flex items-start gap-x-2 border px-6 py-4"
    >
      <ExclamationCircleSolid className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      <div>
        <Text weight="plus">{t("orders.awaiting.title")}</Text>
        <Text size="small" className="text-ui-fg-subtle">
          {arrived
            ? t("orders.awaiting.arrived", {
                sum: formatSum(arrived.sums.received, arrived.currency_code),
              })
            : t("orders.awaiting.text")}
        </Text>
        {deadline && !arrived && (
          <div className="txt-small mt-1">
            <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.name")}</span>
            <Time at={deadline} both={false} />
          </div>
        )}
      </div>
    </Container>
  );
}

function AttentionBanner({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  return (
    <Container
      role="region"
      aria-label={t("orders.attention.title")}
      className="border-ui-tag-red-border divide-y border px-6 py-0"
    >
      {order.attentions.filter(isOpen).map((attention) => (
        <div key={attention.id} className="py-4">
          <AttentionCard attention={attention}>
            <CollectOrderActs order={order} />
          </AttentionCard>
        </div>
      ))}
    </Container>
  );
}

function isOpen({ resolved }: CollectOrder["attentions"][number]): boolean {
  return resolved === null;
}

function arrivedIn(orders: readonly CollectOrder[]): CollectOrder | undefined {
  return orders.find(({ state, times }) => state === "paid" && times.settled_at === null);
}

function deadlineOf(orders: readonly CollectOrder[]): string | null {
  return orders.find(({ state }) => state === "open")?.times.expires_at ?? null;
}
