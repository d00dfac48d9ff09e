import { ChevronDownMini } from "@medusajs/icons";
import { Badge, Button, DropdownMenu } from "@medusajs/ui";
import { useState } from "react";
import type { Period } from "../../platform/japan-periods";
import { useTexts } from "../i18n/use-texts";
import { DayRange } from "./day-range";
import type { PaymentList } from "./use-payment-list";

interface PeriodFilterProps {
  name: string;
  /** Which time of a payment is meant. */
  of: "created" | "paid";
  list: PaymentList;
}

/** In the order of the menu. */
const PERIODS: readonly Period[] = [
  "today",
  "yesterday",
  "this_week",
  "last_7_days",
  "this_month",
  "last_month",
];
const ANY = "any";
const DAYS = "days";

/** A period that moves on with the calendar, or days that stay; the days' fields appear only for those. */
export function PeriodFilter({ name, of, list }: PeriodFilterProps) {
  const { t } = useTexts();
  const { parameters, change } = list;
  const [isChoosingDays, setChoosingDays] = useState(false);
  const hasDays = Boolean(parameters[`${of}_from`] ?? parameters[`${of}_to`]);
  const period = parameters[of];
  const chosen = period ?? (hasDays || isChoosingDays ? DAYS : ANY);
  const choose = (next: string) => {
    setChoosingDays(next === DAYS);
    if (next === DAYS) change({ [of]: "" });
    else change({ [of]: next === ANY ? "" : next, [`${of}_from`]: "", [`${of}_to`]: "" });
  };
  const wordOf = (value: string) => t(`payments.periods.${value as "any"}`);
  return (
    <div role="group" aria-label={name} className="flex flex-wrap items-center gap-2">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <Button type="button" size="small" variant="secondary">
            {name}
            {chosen !== ANY && (
              <Badge size="2xsmall" color="blue">
                {wordOf(chosen)}
              </Badge>
            )}
            <ChevronDownMini />
          </Button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="start">
          <DropdownMenu.RadioGroup value={chosen} onValueChange={choose}>
            {[ANY, ...PERIODS, DAYS].map((value) => (
              <DropdownMenu.RadioItem key={value} value={value}>
                {wordOf(value)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu>
      {chosen === DAYS && <DayRange name={name} of={of} list={list} />}
    </div>
  );
}
