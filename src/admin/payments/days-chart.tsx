import { Container, Text } from "@medusajs/ui";
import { useState } from "react";
import type { DaysAnswer } from "../../api/admin/haipay/figures/days/route";
import type { Currency, MethodId } from "../../platform/catalogue";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { ErrorAlert } from "../components/error-alert";
import { formatSum } from "../format/sum";
import { formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import { addUp, changeOf, namesIn, sumOfDay } from "./days-sums";

const KEPT_AS = "haipay.chart";
const REFRESH_MS = 5 * 60_000;
/** A colour of Medusa's for each method, by its place in the catalogue's order. */
const COLORS = ["blue", "green", "orange", "purple", "red", "blue", "green"].map(
  (color) => `var(--tag-${color}-icon)`,
);

/** What was captured in the last thirty days, by method, beside the thirty days before. It folds away, and stays as it was left. */
export function DaysChart() {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(() => localStorage.getItem(KEPT_AS) !== "closed");
  const { data, error, refetch } = useAnswer<DaysAnswer>("/admin/haipay/figures/days", {
    refetchInterval: REFRESH_MS,
  });
  if (error) return <ErrorAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const currencies = [
    ...new Set([...data.tallies, ...data.before].map(({ currency_code }) => currency_code)),
  ];
  return (
    <Container className="px-4 py-3">
      <details
        open={isOpen}
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
          localStorage.setItem(KEPT_AS, currentTarget.open ? "open" : "closed");
        }}
      >
        <summary className="cursor-pointer">
          <h3 className="h3-core inline">{t("payments.chart.days")}</h3>
          {currencies.map((currency) => (
            <Comparison key={currency} data={data} currency={currency} />
          ))}
        </summary>
        {currencies.length === 0 && (
          <Text size="small" className="text-ui-fg-subtle mt-2">
            {t("payments.chart.noDays")}
          </Text>
        )}
        {currencies.map((currency) => (
          <Days key={currency} data={data} currency={currency} />
        ))}
      </details>
    </Container>
  );
}

interface PartProps {
  data: Wire<DaysAnswer>;
  currency: Currency;
}

function Comparison({ data, currency }: PartProps) {
  const { t } = useTexts();
  const now = addUp(data.tallies, currency);
  const before = addUp(data.before, currency);
  const change = changeOf(now, before);
  return (
    <span className="txt-small ml-3 inline-block">
      <span className="txt-small-plus tabular-nums">{formatSum(now, currency)}</span>{" "}
      <span className="text-ui-fg-subtle">
        {t("payments.chart.before", { sum: formatSum(before, currency) })}
        {change !== null && ` (${change})`}
      </span>
    </span>
  );
}

function Days({ data, currency }: PartProps) {
  const { t, language } = useTexts();
  const own = data.tallies.filter((tally) => tally.currency_code === currency);
  const sums = data.days.map((day) => Number(sumOfDay(own, day)));
  const most = Math.max(...sums, 1);
  const methods = namesIn(own);
  const colorOf = (id: MethodId) => COLORS[methods.findIndex((method) => method.id === id) % COLORS.length];
  return (
    <div className="mt-3 flex flex-col gap-y-2">
      <ol className="flex h-24 items-end gap-px sm:gap-1" aria-label={t("payments.chart.days")}>
        {data.days.map((day, index) => (
          <li
            key={day}
            className="bg-ui-bg-component flex h-full flex-1 flex-col justify-end overflow-hidden rounded-sm"
            title={`${formatDay(`${day}T00:00:00+09:00`, language)}: ${formatSum(sumOfDay(own, day), currency)}`}
          >
            <span className="sr-only">
              {formatDay(`${day}T00:00:00+09:00`, language)}: {formatSum(String(sums[index]), currency)}
            </span>
            {own
              .filter((tally) => tally.day === day)
              .map(({ method, amount }) => (
                <span
                  key={method.id}
                  aria-hidden
                  style={{ height: `${(Number(amount) / most) * 100}%`, backgroundColor: colorOf(method.id) }}
                />
              ))}
          </li>
        ))}
      </ol>
      <div className="text-ui-fg-subtle txt-xsmall flex justify-between" aria-hidden>
        <span>{formatDay(`${data.days[0]}T00:00:00+09:00`, language)}</span>
        <span>{t("payments.chart.today_word")}</span>
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {methods.map(({ id, name }) => (
          <li key={id} className="txt-small flex items-center gap-x-2">
            <span aria-hidden className="size-2.5 rounded-sm" style={{ backgroundColor: colorOf(id) }} />
            {name[language]}
            <span className="text-ui-fg-subtle tabular-nums">
              {formatSum(
                addUp(
                  own.filter((tally) => tally.method.id === id),
                  currency,
                ),
                currency,
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
