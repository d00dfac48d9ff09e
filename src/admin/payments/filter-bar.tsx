import { Button } from "@medusajs/ui";
import { useTexts } from "../i18n/use-texts";
import { ChoiceFilter } from "./choice-filter";
import { PeriodFilter } from "./period-filter";
import { SearchField } from "./search-field";
import { useChoices } from "./use-choices";
import type { PaymentList } from "./use-payment-list";
import type { Words } from "../../platform/language";

/** All filters of the list. */
export function FilterBar({ list }: { list: PaymentList }) {
  const { t, language } = useTexts();
  const { choices } = useChoices();
  const { parameters, change, show, isFiltered } = list;
  const named = ({ id, name }: { id: string; name: Words }) => ({
    value: id,
    text: name[language],
  });
  return (
    <div
      role="group"
      aria-label={t("payments.filters.name")}
      className="flex flex-wrap items-center gap-2 px-6 py-4"
    >
      <SearchField value={parameters.q ?? ""} onChange={(q) => change({ q })} />
      <ChoiceFilter
        name={t("payments.filters.state")}
        choices={choices.states.map(named)}
        chosen={parameters.state}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        name={t("payments.filters.method")}
        choices={choices.methods.map(named)}
        chosen={parameters.method}
        onChange={(method) => change({ method })}
      />
      <ChoiceFilter
        name={t("payments.filters.currency")}
        choices={choices.currencies.map((value) => ({ value, text: value.toUpperCase() }))}
        chosen={parameters.currency}
        onChange={(currency) => change({ currency })}
      />
      <ChoiceFilter
        name={t("payments.filters.environment")}
        choices={choices.environments.map((value) => ({ value, text: t(`common.environments.${value}`) }))}
        chosen={parameters.environment}
        onChange={(environment) => change({ environment })}
      />
      <ChoiceFilter
        name={t("payments.filters.attention")}
        choices={[
          { value: "open", text: t("payments.filters.any") },
          // What belongs to no payment of the ledger is not in this list.
          ...choices.attentions
            .filter(({ id }) => id !== "unknown_order" && id !== "environment_off")
            .map(named),
        ]}
        chosen={parameters.attention}
        onChange={(attention) => change({ attention })}
      />
      <PeriodFilter name={t("payments.filters.created")} of="created" list={list} />
      <PeriodFilter name={t("payments.filters.paid")} of="paid" list={list} />
      {isFiltered && (
        <Button type="button" size="small" variant="transparent" onClick={() => show({})}>
          {t("payments.filters.clear")}
        </Button>
      )}
    </div>
  );
}
