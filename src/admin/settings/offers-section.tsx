import { Alert, Button, Table, Text, toast } from "@medusajs/ui";
import type { PlatformConfigurationAnswer } from "../../api/admin/haipay/settings/platform-configuration/[currency]/route";
import type { ShownOffer, ShownPlatformConfiguration } from "../../contract/accounts-api";
import type { Currency, MethodId } from "../../platform/catalogue";
import { useAct } from "../client/use-act";
import { useAnswer } from "../client/use-answer";
import type { Wire } from "../client/wire";
import { ErrorAlert } from "../components/error-alert";
import { formatTime } from "../format/time";
import { readSaid } from "../i18n/read-said";
import { useTexts } from "../i18n/use-texts";
import { OfferRow } from "./offer-row";
import { useIsReadonly } from "./readonly";
import { Section } from "./section";

/** What HaiPay says about the account, beside what the shop uses; a click imports it. */
export function OffersSection({ currency }: { currency: Currency }) {
  const { t } = useTexts();
  const path = `/admin/haipay/settings/platform-configuration/${currency}` as const;
  const { data, error } = useAnswer<PlatformConfigurationAnswer>(path);
  const ask = useAct<PlatformConfigurationAnswer>(path);
  const shown = data?.platform_configuration;
  return (
    <Section
      heading={t("settings.offers.heading", { currency: currency.toUpperCase() })}
      intro={t("settings.offers.intro")}
      docs="settings"
      beside={
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={ask.running}
          onClick={() => ask.run({})}
        >
          {t("settings.offers.ask")}
        </Button>
      }
    >
      <div className="flex flex-col gap-y-4 py-4" aria-live="polite">
        <div className="flex flex-col gap-y-2 px-6 empty:hidden">
          <ErrorAlert error={ask.error ?? error} />
          {shown && <State shown={shown} />}
        </div>
        {shown && shown.methods.length > 0 && <Offers shown={shown} />}
      </div>
    </Section>
  );
}

function State({ shown }: { shown: Wire<ShownPlatformConfiguration> }) {
  const texts = useTexts();
  const { t, language } = texts;
  const { given_at, error, verified_as } = shown;
  return (
    <>
      <Text size="small" className="text-ui-fg-subtle">
        {given_at === null
          ? t("settings.offers.never")
          : t("settings.offers.at", { at: formatTime(given_at, language) })}
      </Text>
      {error !== null && (
        <Alert variant="warning">
          {t("settings.offers.failed", { problem: readSaid(error, texts).text })}
        </Alert>
      )}
      {given_at !== null && verified_as === null && (
        <Alert variant="warning">{t("settings.offers.advice")}</Alert>
      )}
    </>
  );
}

function Offers({ shown }: { shown: Wire<ShownPlatformConfiguration> }) {
  const { t } = useTexts();
  const isReadonly = useIsReadonly();
  const { currency, methods, given_at, unknown } = shown;
  const { run, running, error } = useAct<PlatformConfigurationAnswer>(
    `/admin/haipay/settings/platform-configuration/${currency}/import`,
  );
  const differing = methods.filter(({ difference }) => difference !== null).map(({ method }) => method);
  const take = (ids: readonly MethodId[]) =>
    run({ methods: ids, given_at }, () => toast.success(t("settings.offers.taken")));
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              {(["method", "atHaiPay", "here", "fee", "settlement"] as const).map((column) => (
                <Table.HeaderCell key={column}>{t(`settings.offers.${column}`)}</Table.HeaderCell>
              ))}
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {methods.map((offer: Wire<ShownOffer>) => (
              <OfferRow
                key={offer.method}
                shown={offer}
                currency={currency}
                onTake={isReadonly || running ? undefined : () => take([offer.method])}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
      <div className="flex flex-col items-start gap-y-2 px-6">
        <ErrorAlert error={error} />
        {differing.length === 0 ? (
          <Text size="small">{t("settings.offers.same")}</Text>
        ) : (
          <Button
            type="button"
            size="small"
            disabled={isReadonly}
            isLoading={running}
            onClick={() => take(differing)}
          >
            {t("settings.offers.takeAll")}
          </Button>
        )}
        {unknown.length > 0 && (
          <details className="w-full">
            <summary className="txt-compact-small cursor-pointer">{t("settings.offers.unknown")}</summary>
            <ul className="txt-small font-mono">
              {unknown.map((text) => (
                <li key={text} className="break-all">
                  {text}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  );
}
