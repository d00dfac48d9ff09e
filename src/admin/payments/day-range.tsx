import { Input, Text } from "@medusajs/ui";
import { useTexts } from "../i18n/use-texts";
import type { Parameters, PaymentList } from "./use-payment-list";

interface DayRangeProps {
  name: string;
  /** Which of a payment's times. */
  of: "created" | "paid";
  list: PaymentList;
}

/** From one day in Japan to another, both inclusive; the browser's own calendar works with every keyboard. */
export function DayRange({ name, of, list }: DayRangeProps) {
  const { t } = useTexts();
  const { parameters, change } = list;
  const [from, to] = [parameters[`${of}_from`] ?? "", parameters[`${of}_to`] ?? ""];
  // The other end follows, so that the period never ends before it begins.
  const setFrom = (day: string) =>
    changeTo({ [`${of}_from`]: day, ...(to && to < day && { [`${of}_to`]: day }) });
  const setTo = (day: string) =>
    changeTo({ [`${of}_to`]: day, ...(day && from > day && { [`${of}_from`]: day }) });
  const changeTo = (changes: Parameters) => change(changes);
  return (
    <div className="flex items-center gap-x-2">
      <Input
        type="date"
        size="small"
        className="w-36"
        aria-label={t("payments.filters.from", { what: name })}
        value={from}
        onChange={({ target }) => setFrom(target.value)}
      />
      <Text as="span" size="small" className="text-ui-fg-muted" aria-hidden>
        {t("payments.filters.until")}
      </Text>
      <Input
        type="date"
        size="small"
        className="w-36"
        aria-label={t("payments.filters.to", { what: name })}
        value={to}
        onChange={({ target }) => setTo(target.value)}
      />
    </div>
  );
}
