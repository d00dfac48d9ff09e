import { Text } from "@medusajs/ui";
import { formatSum } from "../format/sum";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import type { Row } from "./use-chosen";
import type { SeveralActs } from "./use-several-acts";

interface SeveralRowsProps {
  rows: readonly Row[];
  acts: SeveralActs;
  /** What is said of a payment for which it was done. */
  done: string;
}

/** The payments of an act for several, with what became of each. */
export function SeveralRows({ rows, acts, done }: SeveralRowsProps) {
  const { t, language } = useTexts();
  return (
    <ul className="flex flex-col gap-y-3">
      {rows.map((row) => {
        const { order, sums, currency_code, buyer, times } = row;
        const parts = [
          order ? `#${order.display_id}` : t("payments.list.noOrder"),
          sums.charge === null ? null : formatSum(sums.charge, currency_code),
          buyer?.name,
        ];
        const result = acts.results[row.id];
        const isWaiting = acts.running && !result;
        return (
          <li key={row.id}>
            <Text size="small" weight="plus">
              {parts.filter(Boolean).join(" · ")}
            </Text>
            <Text size="small" className="text-ui-fg-subtle">
              {times.expires_at &&
                t("payments.chosen.until", { time: formatTime(times.expires_at, language) })}
            </Text>
            <Text
              size="small"
              role="status"
              className={
                result?.problem
                  ? "text-ui-tag-red-text"
                  : isWaiting
                    ? "text-ui-fg-subtle"
                    : "text-ui-tag-green-text"
              }
            >
              {result ? (result.problem ?? done) : isWaiting && t("payments.chosen.waiting")}
            </Text>
          </li>
        );
      })}
    </ul>
  );
}
