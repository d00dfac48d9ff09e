import { StatusBadge } from "@medusajs/ui";
import type { CollectOrder } from "../client/answers";
import { StateBadge } from "../components/state-badge";
import { Time } from "../components/time";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";

/** What else was tried for the same order. */
export function EarlierTries({ orders }: { orders: readonly CollectOrder[] }) {
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
