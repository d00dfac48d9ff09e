import { Heading, Text } from "@medusajs/ui";
import { Fragment } from "react";
import type { ShownMethod, ShownSettings } from "../../contract/settings-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { MethodRow, type MethodChoice } from "./method-row";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { readTypedSum, withSeparators } from "./typed-sum";

const CURRENCIES: readonly Currency[] = ["jpy", "usd"];

/** The seven methods, per currency. */
export function MethodsSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  return (
    <Section heading={t("settings.methods.heading")} intro={t("settings.methods.intro")} docs="settings">
      {CURRENCIES.map((currency) => {
        const content = <MethodsOf settings={settings} currency={currency} />;
        const isSold = settings.regions[currency].length > 0;
        // A shop without regions at all begins with Japan.
        if (isSold || currency === "jpy") return <Fragment key={currency}>{content}</Fragment>;
        return (
          <details key={currency}>
            <summary className="txt-compact-small text-ui-fg-subtle cursor-pointer px-6 py-4">
              {t("settings.methods.folded", { currency: currency.toUpperCase() })}
            </summary>
            {content}
          </details>
        );
      })}
    </Section>
  );
}

const PARTS = ["enabled", "min", "max"] as const;

/** As the API names it. */
type FieldName = `methods.${string}.${Currency}.${(typeof PARTS)[number]}`;

function MethodsOf({ settings, currency }: { settings: Wire<ShownSettings>; currency: Currency }) {
  const { t } = useTexts();
  const { methods, regions } = settings;
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: Object.fromEntries(methods.flatMap((method) => entriesOf(method, currency))),
    done: t("settings.saved"),
  });
  const choiceOf = ({ id }: Wire<ShownMethod>): MethodChoice => ({
    enabled: form.values[nameOf(id, currency, "enabled")] === "on",
    min: form.values[nameOf(id, currency, "min")],
    max: form.values[nameOf(id, currency, "max")],
  });
  const isChanged = ({ id }: Wire<ShownMethod>) =>
    PARTS.some((part) => nameOf(id, currency, part) in form.changed);
  const body = () => ({
    methods: Object.fromEntries(
      methods
        .filter(isChanged)
        .map((method) => [method.id, { [currency]: orNull(choiceOf(method)) }] as const),
    ),
  });
  return (
    <form
      noValidate
      className="border-t first:border-t-0"
      aria-label={t("settings.methods.of", { currency: currency.toUpperCase() })}
      onSubmit={(event) => {
        event.preventDefault();
        form.send(body());
      }}
    >
      <Heading level="h3" className="px-6 pt-4">
        {t("settings.methods.of", { currency: currency.toUpperCase() })}
      </Heading>
      {regions[currency].length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 pt-1">
          {t("settings.methods.noRegions", { currency: currency.toUpperCase() })}
        </Text>
      )}
      <ul className="mt-3 divide-y border-y">
        {methods.map((method) => (
          <MethodRow
            key={method.id}
            method={method}
            currency={currency}
            regions={regions[currency]}
            choice={choiceOf(method)}
            onChange={(choice) => form.change(Object.fromEntries(written(method.id, currency, choice)))}
            errors={{
              min: form.errorAt(nameOf(method.id, currency, "min")),
              max: form.errorAt(nameOf(method.id, currency, "max")),
            }}
          />
        ))}
      </ul>
      <SaveBar form={form} />
    </form>
  );
}

function nameOf(id: string, currency: Currency, part: (typeof PARTS)[number]): FieldName {
  return `methods.${id}.${currency}.${part}`;
}

function entriesOf({ id, currencies }: Wire<ShownMethod>, currency: Currency) {
  const { enabled, limits } = currencies[currency];
  const [min, max] = [limits.min, limits.max].map(withSeparators);
  return written(id, currency, { enabled, min, max });
}

function written(id: string, currency: Currency, { enabled, min, max }: MethodChoice) {
  return [
    [nameOf(id, currency, "enabled"), enabled ? "on" : "off"],
    [nameOf(id, currency, "min"), min],
    [nameOf(id, currency, "max"), max],
  ] as const;
}

/** An empty limit is the platform's. */
function orNull({ enabled, min, max }: MethodChoice): object {
  return { enabled, min: readTypedSum(min).trim() || null, max: readTypedSum(max).trim() || null };
}
