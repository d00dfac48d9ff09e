import { Heading, Skeleton, Text } from "@medusajs/ui";
import type { FiguresAnswer } from "../../api/admin/haipay/figures/route";
import { useAnswer } from "../client/use-answer";
import { EnvironmentBadge } from "../components/environment-badge";
import { ErrorAlert } from "../components/error-alert";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { FigureTile } from "./figure-tile";
import { MethodChart } from "./method-chart";
import type { PaymentList } from "./use-payment-list";

const REFRESH_MS = 60_000;

/** What a merchant asks every morning; each figure leads to the payments behind it. */
export function FiguresPanel({ list }: { list: PaymentList }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer<FiguresAnswer>("/admin/haipay/figures", {
    refetchInterval: REFRESH_MS,
  });
  if (error) return <ErrorAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40 w-full rounded-lg" aria-label={t("common.loading")} />;
  const { figures } = data;
  const { day, environment } = figures;
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
      <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
        <FigureTile
          name={t("payments.figures.awaiting")}
          tallies={figures.awaiting}
          onShow={() => list.show({ state: "open", environment })}
        />
        <FigureTile
          name={t("payments.figures.expiring")}
          tallies={figures.expiring}
          tone={figures.expiring.length > 0 ? "orange" : undefined}
          onShow={() => list.show({ state: "open", environment, order: "expires_at" })}
        />
        <FigureTile
          name={t("payments.figures.paidToday")}
          tallies={figures.paid_today}
          note={figures.arrived.map(({ currency_code, amount, count }) =>
            t("payments.figures.arrived", { sum: formatSum(amount, currency_code), count }),
          )}
          onShow={() => list.show({ state: "paid", environment, paid_from: day, paid_to: day })}
        />
        <FigureTile
          name={t("payments.figures.attention")}
          count={figures.attention.count}
          tone={figures.attention.count > 0 ? "red" : undefined}
          onShow={() => list.show({ attention: "open" })}
        />
      </div>
      <MethodChart figures={figures} />
    </section>
  );
}
