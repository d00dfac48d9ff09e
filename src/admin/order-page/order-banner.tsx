import { Container, StatusBadge, Text } from "@medusajs/ui";
import { TaskCard } from "../attention/task-card";
import type { CollectOrder } from "../client/answers";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { useOrderPayments } from "./use-order-payments";

/** One banner at the top of an order's page: what needs a person, else that it must not be shipped yet. */
export function OrderBanner({ medusaOrderId }: { medusaOrderId: string }) {
  const { data } = useOrderPayments(medusaOrderId);
  if (!data) return null;
  const { awaiting, collect_orders } = data.order_payments;
  const needy = collect_orders.filter(({ attentions }) => attentions.some(isOpen));
  if (!awaiting && needy.length === 0) return null;
  return (
    // The dashboard puts widgets below its own cards, in a column that honours this order.
    <div style={{ order: -1 }}>
      {needy.length > 0 ? (
        <AttentionBanner orders={needy} awaiting={awaiting} />
      ) : (
        <AwaitingBanner deadline={deadlineOf(collect_orders)} arrived={arrivedIn(collect_orders)} />
      )}
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
      className="border-ui-tag-orange-border txt-small flex flex-wrap items-center gap-x-3 gap-y-1 border px-4 py-2"
    >
      <StatusBadge color="orange">{t("orders.awaiting.title")}</StatusBadge>
      <Text as="span" size="small" className="text-ui-fg-subtle">
        {arrived
          ? t("orders.awaiting.arrived", { sum: formatSum(arrived.sums.received, arrived.currency_code) })
          : t("orders.awaiting.text")}
      </Text>
      {deadline && !arrived && (
        <span>
          <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.name")}</span>
          <Time at={deadline} both={false} />
        </span>
      )}
    </Container>
  );
}

/** What needs a person, with one line on whether the order may be shipped: never two banners that contradict each other. */
function AttentionBanner({ orders, awaiting }: { orders: readonly CollectOrder[]; awaiting: boolean }) {
  const { t } = useTexts();
  return (
    <Container
      role="region"
      aria-label={t("orders.attention.title")}
      className="border-ui-tag-red-border divide-y border px-6 py-0"
    >
      {awaiting && (
        <div className="py-3" role="status">
          <StatusBadge color="orange">{t("orders.awaiting.hold")}</StatusBadge>
        </div>
      )}
      {orders.flatMap((order) =>
        order.attentions.filter(isOpen).map((task) => (
          <div key={task.id} className="py-4">
            <TaskCard task={task} order={order} />
          </div>
        )),
      )}
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
