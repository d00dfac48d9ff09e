import { Button, Container, Heading, Text } from "@medusajs/ui";
import type { BalancesAnswer } from "../../api/admin/haipay/balances/route";
import type { ShownBalance } from "../../contract/accounts-api";
import { useAct } from "../client/use-act";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { ErrorAlert } from "../components/error-alert";
import { formatSum } from "../format/sum";
import { formatTime } from "../format/time";
import { readSaid } from "../i18n/read-said";
import { useTexts } from "../i18n/use-texts";

const PARTS = ["available", "unsettled", "frozen", "total"] as const;
const PATH = "/admin/haipay/balances";

/** The balance at the platform, requested only by a person. */
export function BalancePanel() {
  const { t } = useTexts();
  const { data } = useAnswer<BalancesAnswer>(PATH);
  const { run, running, error } = useAct<BalancesAnswer>(PATH);
  if (!data || data.balances.length === 0) return null;
  return (
    <Container className="flex flex-col gap-y-3 px-6 py-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <Heading level="h2">{t("payments.balance.name")}</Heading>
        <Button type="button" size="small" variant="secondary" isLoading={running} onClick={() => run({})}>
          {t("payments.balance.ask")}
        </Button>
      </header>
      <Text size="small" className="text-ui-fg-subtle">
        {t("payments.balance.often")}
      </Text>
      <ErrorAlert error={error} />
      <div aria-live="polite" className="flex flex-col gap-y-3">
        {data.balances.map((balance) => (
          <Balance key={`${balance.environment} ${balance.currency}`} shown={balance} />
        ))}
      </div>
    </Container>
  );
}

function Balance({ shown }: { shown: Wire<ShownBalance> }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { balance, currency, given_at, error } = shown;
  return (
    <section aria-label={currency.toUpperCase()} className="flex flex-col gap-y-1">
      {balance === null ? (
        <Text size="small" className="text-ui-fg-subtle">
          {currency.toUpperCase()}: {t("payments.balance.never")}
        </Text>
      ) : (
        <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:grid-cols-4">
          {PARTS.map((part) => (
            <div key={part}>
              <dt className="txt-compact-small text-ui-fg-subtle">{t(`payments.balance.${part}`)}</dt>
              <dd className="txt-compact-medium-plus tabular-nums">
                {balance[part] === null ? t("common.none") : formatSum(balance[part], currency)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {given_at !== null && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t("payments.balance.at", { at: formatTime(given_at, language) })}
        </Text>
      )}
      {error !== null && (
        <Text size="small" className="text-ui-fg-error break-words">
          {t("payments.balance.failed", { problem: readSaid(error, texts).text })}
        </Text>
      )}
    </section>
  );
}
