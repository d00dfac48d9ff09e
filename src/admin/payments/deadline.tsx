import { clx, Text } from "@medusajs/ui";
import type { CollectOrderState } from "../../modules/haipay/ledger/lifecycle";
import { formatClock, formatDay, formatDistance } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import { ListedTime } from "./listed-time";

/** On the last day of a slip a shop can still do something. */
const NEAR_MS = 24 * 3_600_000;

interface DeadlineProps {
  state: CollectOrderState;
  /** ISO 8601; null = there is none. */
  at: string | null;
  /** Whether nothing is shown for payments that are no longer awaited. */
  onlyAwaited?: boolean;
}

/** Until when a payment is awaited: how far away that is, in the colour of its urgency, and the time in Japan. */
export function Deadline({ state, at, onlyAwaited = false }: DeadlineProps) {
  const { language } = useTexts();
  if (state !== "open" || at === null) return onlyAwaited ? null : <ListedTime at={at} />;
  const now = new Date();
  const left = new Date(at).getTime() - now.getTime();
  const tone = left < 0 ? "text-ui-tag-red-text" : left < NEAR_MS ? "text-ui-tag-orange-text" : undefined;
  return (
    <time dateTime={at} className={clx("whitespace-nowrap", tone)}>
      {formatDistance(at, now, language)}
      <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-muted block">
        {formatDay(at, language)} {formatClock(at, language)}
      </Text>
    </time>
  );
}
