import type { QueriedOrder } from "../../../platform/schema";
import { getMethod } from "../../../platform/catalogue";
import { expiryOf, reminderOf, type DeadlineRules } from "../deadline";
import { digestAnswer } from "./answer-digest";
import type { CollectOrder } from "./collect-order";
import { judge } from "./verdict";

/**
 * Whether a look at the platform may turn out to be without news, so that nothing but the time of the next look is to
 * be written: the row was answered before, Medusa has nothing to follow, and no deadline or reminder has come.
 */
export function mayBeWithoutNews(row: CollectOrder, now: Date, rules: DeadlineRules): boolean {
  // A row that could not be asked about is settled, which closes what a person was told of it.
  if (row.answer_digest === null || row.failing_since !== null) return false;
  switch (row.state) {
    case "open":
      return (
        !hasCome(expiryOf(row), now) && !hasCome(reminderOf(row, getMethod(row.method).kind, rules), now)
      );
    case "superseded":
      return true;
    case "failed":
    case "expired":
      return row.settled_at !== null;
    default:
      return false;
  }
}

/** Whether a signed answer, for a row of which `mayBeWithoutNews` holds, says what the one before it said. */
export function isWithoutNews(row: CollectOrder, answer: QueriedOrder): boolean {
  if (digestAnswer(answer) !== row.answer_digest) return false;
  const { kind } = judge(row, answer);
  return kind === "waiting" || kind === "partial" || (kind === "failed" && row.state === "failed");
}

function hasCome(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now;
}
