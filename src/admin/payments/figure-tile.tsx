import { clx, Text } from "@medusajs/ui";
import type { ShownTally } from "../../contract/admin-api";
import { formatSum } from "../format/sum";
import { useTexts } from "../i18n/use-texts";

interface FigureTileProps {
  name: string;
  /** How many payments and how much, by currency. */
  tallies?: readonly ShownTally[];
  /** Cases that have no sum. */
  count?: number;
  /** Shown below the figure, line by line. */
  note?: readonly string[];
  tone?: "orange" | "red";
  /** Shows the payments behind the figure. */
  onShow: () => void;
}

const TONES = { orange: "text-ui-tag-orange-text", red: "text-ui-tag-red-text" };

/** One figure, as a button that leads to what it counts. */
export function FigureTile({ name, tallies = [], count, note = [], tone, onShow }: FigureTileProps) {
  const { t } = useTexts();
  const number = "txt-compact-xlarge-plus tabular-nums";
  const isNothing = count === undefined ? tallies.length === 0 : count === 0;
  return (
    <button
      type="button"
      onClick={onShow}
      className="shadow-elevation-card-rest bg-ui-bg-base hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex min-h-20 flex-col items-start gap-1 rounded-lg px-4 py-3 text-left outline-none transition-fg"
    >
      <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
        {name}
      </Text>
      {isNothing && <span className={clx(number, "text-ui-fg-muted")}>{t("payments.figures.nothing")}</span>}
      {count !== undefined && count > 0 && (
        <span className={clx(number, tone && TONES[tone])}>
          {t("payments.figures.attentionCount", { count })}
        </span>
      )}
      {tallies.map(({ currency_code, count: payments, amount }) => (
        <span key={currency_code} className="flex flex-wrap items-baseline gap-x-2">
          <span className={clx(number, tone && TONES[tone])}>{formatSum(amount, currency_code)}</span>
          <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle">
            {t("payments.figures.count", { count: payments })}
          </Text>
        </span>
      ))}
      {note.map((line) => (
        <Text as="span" key={line} size="xsmall" leading="compact" className="text-ui-fg-subtle">
          {line}
        </Text>
      ))}
    </button>
  );
}
