import { Container, Heading, Text } from "@medusajs/ui";
import type { ShownFigures, ShownMethodTally } from "../../contract/admin-api";
import type { Wire } from "../client/wire";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";

/** What was paid this month, a bar for each method; today's part of it is darker. Each bar says its sums in words too. */
export function MethodChart({ figures }: { figures: Wire<ShownFigures> }) {
  const { t } = useTexts();
  const { paid_by_method, paid_this_month } = figures;
  return (
    <Container className="flex flex-col gap-4 px-6 py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Heading level="h3">{t("payments.chart.name")}</Heading>
        <Text as="span" size="small" weight="plus" className="tabular-nums">
          {paid_this_month.map(({ currency_code, amount }) => formatSum(amount, currency_code)).join(" + ")}
        </Text>
      </div>
      {paid_by_method.length === 0 && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("payments.chart.none")}
        </Text>
      )}
      {paid_this_month.map(({ currency_code }) => (
        <MethodBars
          key={currency_code}
          tallies={paid_by_method.filter((tally) => tally.currency_code === currency_code)}
        />
      ))}
    </Container>
  );
}

function MethodBars({ tallies }: { tallies: readonly Wire<ShownMethodTally>[] }) {
  const { t, language } = useTexts();
  const byMonth = [...tallies].sort((a, b) => Number(b.month.amount) - Number(a.month.amount));
  const most = Math.max(...byMonth.map(({ month }) => Number(month.amount)), 1);
  const share = (amount: string) => `${(Number(amount) / most) * 100}%`;
  return (
    <ul className="flex flex-col gap-2">
      {byMonth.map(({ method, currency_code, month, today }) => (
        <li
          key={method.id}
          className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 sm:grid-cols-[11rem_1fr_15rem]"
        >
          <Text as="span" size="small" leading="compact">
            {method.name[language]}
          </Text>
          <span
            aria-hidden
            className="bg-ui-bg-component relative order-last col-span-2 h-3 overflow-hidden rounded-full sm:order-none sm:col-span-1"
          >
            <span
              className="absolute inset-y-0 left-0 rounded-full"
              style={{ width: share(month.amount), backgroundColor: "var(--tag-blue-icon)", opacity: 0.45 }}
            />
            <span
              className="absolute inset-y-0 left-0 rounded-full"
              style={{ width: share(today.amount), backgroundColor: "var(--tag-blue-icon)" }}
            />
          </span>
          <Text as="span" size="small" leading="compact" className="text-right tabular-nums sm:text-left">
            {formatSum(month.amount, currency_code)}{" "}
            <span className="text-ui-fg-subtle">
              {t("payments.figures.count", { count: month.count })}
              {today.count > 0 &&
                ` · ${t("payments.chart.today", { sum: formatSum(today.amount, currency_code) })}`}
            </span>
          </Text>
        </li>
      ))}
    </ul>
  );
}
