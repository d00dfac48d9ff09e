import { Tabs, Text } from "@medusajs/ui";
import type { ShownMethod, ShownSettings } from "../../contract/settings-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { MethodRow, type MethodChoice } from "./method-row";
import { SaveBar } from "./save-bar";
import { Section } from "./section";

const CURRENCIES: readonly Currency[] = ["jpy", "usd"];

/** The seven methods, per currency. */
export function MethodsSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  return (
    <Section heading={t("settings.methods.heading")} intro={t("settings.methods.intro")}>
      <Tabs defaultValue="jpy">
        <Tabs.List aria-label={t("settings.methods.currency")} className="px-6 py-3">
          {CURRENCIES.map((currency) => (
            <Tabs.Trigger key={currency} value={currency}>
              {currency.toUpperCase()}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {CURRENCIES.map((currency) => (
          <Tabs.Content key={currency} value={currency}>
            <MethodsOf settings={settings} currency={currency} />
          </Tabs.Content>
        ))}
      </Tabs>
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
      onSubmit={(event) => {
        event.preventDefault();
        form.send(body());
      }}
    >
      {regions[currency].length === 0 && (
        <Text size="small" className="text-ui-fg-subtle px-6 pb-3">
          {t("settings.methods.noRegions", { currency: currency.toUpperCase() })}
        </Text>
      )}
      <ul className="divide-y border-y">
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
  return written(id, currency, { enabled, ...limits });
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
  return { enabled, min: min.trim() || null, max: max.trim() || null };
}
