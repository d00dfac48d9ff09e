import { Tabs, Text } from "@medusajs/ui";
import { useState } from "react";
import type { ShownSettings } from "../../contract/settings-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { useTexts } from "../i18n/use-texts";
import { MethodRow, type TypedChoice } from "./method-row";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { stillTyped } from "./still-typed";
import { useForm } from "./use-form";

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

function MethodsOf({ settings, currency }: { settings: Wire<ShownSettings>; currency: Currency }) {
  const { t } = useTexts();
  const { methods, regions } = settings;
  const [typed, setTyped] = useState<Partial<Record<string, TypedChoice>>>({});
  const fieldOf = (id: string, end: string) => `methods.${id}.${currency}.${end}`;
  const form = useForm(
    "/admin/haipay/settings",
    methods.flatMap(({ id }) => [fieldOf(id, "min"), fieldOf(id, "max")]),
  );
  const body = () => ({
    methods: Object.fromEntries(
      Object.entries(typed).map(([id, choice]) => [id, { [currency]: orNull(choice as TypedChoice) }]),
    ),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.send(body(), {
          said: t("settings.saved"),
          then: () => setTyped((now) => stillTyped(now, typed)),
        });
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
            typed={typed[method.id]}
            onChange={(choice) => setTyped((before) => ({ ...before, [method.id]: choice }))}
            errors={{
              min: form.errorAt(fieldOf(method.id, "min")),
              max: form.errorAt(fieldOf(method.id, "max")),
            }}
          />
        ))}
      </ul>
      <SaveBar form={form} isChanged={Object.keys(typed).length > 0} />
    </form>
  );
}

/** An empty limit is the platform's. */
function orNull({ enabled, min, max }: TypedChoice): object {
  return { enabled, min: min.trim() || null, max: max.trim() || null };
}
