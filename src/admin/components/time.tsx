import { Text } from "@medusajs/ui";
import { formatTime, isJapanTime, viewersZone } from "../format/time";
import { useTexts } from "../i18n/use-texts";

interface TimeProps {
  /** ISO 8601; null = not yet. */
  at: string | null;
  /** Whether the viewer's local time is shown as well, if it differs; true by default. */
  both?: boolean;
}

/** A time in Japan and, if it differs, in the viewer's time zone. */
export function Time({ at, both = true }: TimeProps) {
  const { t, language } = useTexts();
  if (at === null) return <>{t("common.none")}</>;
  const zone = viewersZone();
  return (
    <time dateTime={at} className="inline-block">
      <span className="whitespace-nowrap">
        {formatTime(at, language)} <span className="text-ui-fg-muted">{t("common.japanTime")}</span>
      </span>
      {both && !isJapanTime(at, zone) && (
        <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-muted block whitespace-nowrap">
          {formatTime(at, language, zone)} {t("common.yourTime")}
        </Text>
      )}
    </time>
  );
}
