import { Text } from "@medusajs/ui";
import { formatClock, formatDay } from "../format/time";
import { useTexts } from "../i18n/use-texts";

/** A time by the clocks of Japan, in two lines, so that a table stays narrow. @param at ISO 8601; null = not yet */
export function ListedTime({ at }: { at: string | null }) {
  const { t, language } = useTexts();
  if (at === null) return <>{t("common.none")}</>;
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {formatDay(at, language)}
      <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-muted block">
        {formatClock(at, language)}
      </Text>
    </time>
  );
}
