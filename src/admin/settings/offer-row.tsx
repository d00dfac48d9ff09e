import { Button, Table, Text } from "@medusajs/ui";
import type { ShownOffer } from "../../contract/accounts-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";

interface OfferRowProps {
  shown: Wire<ShownOffer>;
  currency: Currency;
  /** Imports what HaiPay says about it; absent if that is not possible. */
  onTake?: () => void;
}

type Offer = NonNullable<Wire<ShownOffer>["offer"]>;

/** One method, as HaiPay offers it and as the shop uses it. */
export function OfferRow({ shown, currency, onTake }: OfferRowProps) {
  const { t, language } = useTexts();
  const { name, offer, shop, difference } = shown;
  const range = (min: string | null, max: string | null) =>
    min === null && max === null
      ? t("settings.offers.anySum")
      : t("settings.offers.range", {
          min: min === null ? "" : formatSum(min, currency),
          max: max === null ? "" : formatSum(max, currency),
        });
  const method = name[language];
  return (
    <Table.Row className="[&_td]:py-2 [&_td]:align-top">
      <Table.Cell>
        <span className="txt-compact-small-plus">{method}</span>
        {difference !== null && (
          <div className="flex flex-col items-start gap-y-1 pt-1">
            <Text size="xsmall" className="text-ui-tag-orange-text">
              {t(`settings.offers.differences.${difference}`)}
            </Text>
            <Button type="button" size="small" variant="secondary" disabled={!onTake} onClick={onTake}>
              {t("settings.offers.take", { method })}
            </Button>
          </div>
        )}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        {offer ? range(offer.min, offer.max) : t("settings.offers.notOffered")}
        {offer && offer.transaction !== null && offer.transaction !== "collect" && (
          <AsWritten fields={{ tranCode: offer.transaction }} />
        )}
        {offer?.refunds === true && <Small>{t("settings.offers.refunds")}</Small>}
      </Table.Cell>
      <Table.Cell className="whitespace-nowrap">
        {shop.enabled
          ? t("settings.offers.on", { range: range(shop.limits.min, shop.limits.max) })
          : t("settings.offers.off")}
      </Table.Cell>
      <Table.Cell>{offer?.fee ? <Fee offer={offer} currency={currency} /> : t("common.none")}</Table.Cell>
      <Table.Cell>{offer?.settlement ? <Settlement offer={offer} /> : t("common.none")}</Table.Cell>
    </Table.Row>
  );
}

/** The meaning if it is understood, and what HaiPay writes in any case. */
function Fee({ offer: { fee, fee_rule }, currency }: { offer: Offer; currency: Currency }) {
  const { t } = useTexts();
  const written = {
    feeType: fee?.type,
    feeMode: fee?.mode,
    feeRate: fee?.rate,
    feeFixedValue: fee?.fixed,
    degrees: fee?.degrees,
  };
  return (
    <>
      {fee_rule &&
        (fee_rule.fixed === "0"
          ? t("settings.offers.percentOnly", { percent: fee_rule.percent })
          : t("settings.offers.feeUnderstood", {
              percent: fee_rule.percent,
              fixed: formatSum(fee_rule.fixed, currency),
            }))}
      <AsWritten fields={written} />
    </>
  );
}

function Settlement({ offer: { settlement, settlement_days } }: { offer: Offer }) {
  const { t } = useTexts();
  return (
    <>
      {settlement_days !== null && t("settings.offers.days", { count: settlement_days })}
      <AsWritten fields={{ stlMode: settlement?.mode, stlCycle: settlement?.cycle }} />
    </>
  );
}

/** @param fields by the names that HaiPay's documentation has for them */
function AsWritten({ fields }: { fields: Record<string, string | null | undefined> }) {
  const { t } = useTexts();
  const text = Object.entries(fields)
    .flatMap(([name, value]) => (value == null ? [] : `${name} ${value}`))
    .join(", ");
  return text === "" ? null : <Small>{t("settings.offers.asWritten", { text })}</Small>;
}

function Small({ children }: { children: string }) {
  return (
    <Text as="div" size="xsmall" leading="compact" className="text-ui-fg-subtle break-words">
      {children}
    </Text>
  );
}
