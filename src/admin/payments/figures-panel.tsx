import { Heading, Skeleton, Text } from "@medusajs/ui";
import type { FiguresAnswer } from "../../api/admin/haipay/figures/route";
import { useAnswer } from "../client/use-answer";
import { EnvironmentBadge } from "../components/environment-badge";
import { ErrorAlert } from "../components/error-alert";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { DaysChart } from "./days-chart";
import { filterOf, type FigureName } from "./figure-filters";
import { FigureTile } from "./figure-tile";
import type { PaymentList } from "./use-payment-list";

const REFRESH_MS = 60_000;

const TILES: readonly FigureName[] = [
  "awaiting",
  "expiring",
  "holding_stock",
  "captured_today",
  "uncaptured_today",
];
const TONES: Partial<Record<FigureName, "orange">> = { expiring: "orange", uncaptured_today: "orange" };

/** The figures that a merchant looks at every morning; each leads to the payments behind it. */
export function FiguresPanel({ list }: { list: PaymentList }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer<FiguresAnswer>("/admin/haipay/figures", {
    refetchInterval: REFRESH_MS,
  });
  if (error) return <ErrorAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40 w-full rounded-lg" aria-label={t("common.loading")} />;
  const { figures } = data;
  const { environment } = figures;
  const arrived = figures.arrived.map(({ currency_code, amount, count }) =>
    t("payments.figures.arrived", { sum: formatSum(amount, currency_code), count }),
  );
  const isPlay = environment !== "production";
  return (
    <section aria-labelledby="haipay-figures" className="flex flex-col gap-3">
      <Heading level="h2" id="haipay-figures" className="sr-only">
        {t("payments.figures.name")}
      </Heading>
      {isPlay && (
        <Text size="small" className="text-ui-fg-subtle flex items-center gap-x-2 px-1">
          <EnvironmentBadge environment={environment} />
          {t("payments.figures.play", { environment: t(`common.environments.${environment}`) })}
        </Text>
      )}
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        {TILES.map((figure) => (
          <FigureTile
            key={figure}
            name={t(`payments.figures.${figure}`)}
            tallies={figures[figure]}
            tone={TONES[figure]}
            note={figure === "captured_today" ? arrived : undefined}
            onShow={() => list.show(filterOf(figure, figures))}
          />
        ))}
        <FigureTile
          name={t("payments.figures.attention")}
          count={figures.attention.count}
          tone={figures.attention.count > 0 ? "red" : undefined}
          onShow={() => list.show({ attention: "open" })}
        />
      </div>
      <DaysChart />
    </section>
  );
}
