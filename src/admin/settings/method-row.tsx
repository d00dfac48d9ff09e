import { Input, Switch, Text } from "@medusajs/ui";
import type { ShownMethod, ShownRegion } from "../../contract/settings-api";
import type { Currency } from "../../platform/catalogue";
import type { Wire } from "../client/wire";
import { Field } from "../components/field";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "./readonly";
import { RegionBoxes } from "./region-boxes";

/** The choices for a method, as in the inputs. */
export interface MethodChoice {
  enabled: boolean;
  min: string;
  max: string;
}

interface MethodRowProps {
  method: Wire<ShownMethod>;
  currency: Currency;
  /** The shop's regions in this currency. */
  regions: readonly Wire<ShownRegion>[];
  choice: MethodChoice;
  onChange: (choice: MethodChoice) => void;
  errors: { min?: string; max?: string };
}

/** One method in one currency: on or off, its limits, and where it is enabled. */
export function MethodRow({ method, currency, regions, choice, onChange, errors }: MethodRowProps) {
  const { t, language } = useTexts();
  const isReadonly = useIsReadonly();
  const name = method.name[language];
  const inForce = method.currencies[currency];
  const of = { method: name, currency: currency.toUpperCase() };
  const platform = {
    min: formatSum(inForce.platform_limits.min, currency),
    max: formatSum(inForce.platform_limits.max, currency),
  };
  return (
    <li className="grid items-start gap-4 px-6 py-4 md:grid-cols-[minmax(12rem,2fr)_1fr_1fr_minmax(10rem,2fr)]">
      <div className="flex items-start gap-x-3">
        <Switch
          className="mt-0.5"
          checked={choice.enabled}
          disabled={isReadonly}
          aria-label={t("settings.methods.toggle", of)}
          onCheckedChange={(enabled) => onChange({ ...choice, enabled })}
        />
        <div>
          <Text size="small" weight="plus">
            {name}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("settings.methods.limits", platform)}
          </Text>
          {inForce.off_because === "not_in_account" && !choice.enabled && (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("settings.methods.notInAccount")}
            </Text>
          )}
        </div>
      </div>
      <div className="grid grid-cols-2 gap-4 md:contents">
        {(["min", "max"] as const).map((end) => (
          <Field key={end} label={t(`settings.methods.${end}`)} error={errors[end]}>
            {(control) => (
              <Input
                {...control}
                size="small"
                inputMode="decimal"
                aria-label={t(end === "min" ? "settings.methods.minOf" : "settings.methods.maxOf", of)}
                value={choice[end]}
                disabled={isReadonly || !choice.enabled}
                onChange={({ target }) => onChange({ ...choice, [end]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flex flex-wrap gap-x-4 gap-y-2 md:pt-6">
        <RegionBoxes method={method} currency={currency} regions={regions} named />
      </div>
    </li>
  );
}
