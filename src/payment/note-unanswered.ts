import { AccountGoneError } from "../modules/haipay/gateway";
import type { NotAskable } from "../modules/haipay/ledger/attention-facts";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { nextCheckAt, type DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import type HaipayModuleService from "../modules/haipay/service";
import { SettingsError } from "../modules/haipay/settings/settings-error";
import {
  classifyRefusal,
  PlatformError,
  PlatformRefusedError,
  PlatformRequestError,
  PlatformSignatureError,
  PlatformStaleAnswerError,
  PlatformUnreadableAnswerError,
} from "../platform/errors";
import { collectOrderFacts } from "./attention-facts";

const HOUR_MS = 3_600_000;
/** A person is told before a day has passed, even if the next check would be later. */
const TELL_AFTER_MS = 22 * HOUR_MS;

const NOT_VERIFIED = [PlatformSignatureError, PlatformStaleAnswerError, PlatformUnreadableAnswerError];

/** @returns undefined when it was not the question that failed */
export function whyUnanswered(error: unknown): NotAskable | undefined {
  if (error instanceof AccountGoneError) return error.because;
  if (error instanceof SettingsError || error instanceof PlatformRequestError) return "settings_wrong";
  if (error instanceof PlatformRefusedError) return "platform_refused";
  if (NOT_VERIFIED.some((kind) => error instanceof kind)) return "not_verified";
  return error instanceof PlatformError ? "not_reached" : undefined;
}

/**
 * Records that the platform could not be asked about a row: it is asked again, for as long as it takes, and a person is told after a
 * day at most, or at once where only a person can fix it. A refusal for an order that the platform was never seen to know is
 * the only answer that will ever come (protocol §4), and not a failure.
 *
 * @param rules undefined when the settings cannot be read
 */
export async function noteUnanswered(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { because, error, rules }: { because: NotAskable; error: Error; rules: DeadlineRules | undefined },
): Promise<void> {
  const now = new Date();
  const common = { check_count: row.check_count + 1, last_error: error.message };
  if (isDenied(row, error)) {
    const answered = { ...row, answered_at: now };
    const next_check_at = rules ? nextCheckAt(answered, now, rules) : new Date(now.getTime() + HOUR_MS);
    await haipay.ledger.collectOrders.update(row.id, {
      ...common,
      answered_at: now,
      failing_since: null,
      next_check_at,
    });
    if (row.failing_since !== null) await closeNotAskable(haipay, row);
    return;
  }
  const since = row.failing_since ?? now;
  const tellAt = new Date(since.getTime() + TELL_AFTER_MS);
  await haipay.ledger.collectOrders.update(row.id, {
    ...common,
    failing_since: since,
    next_check_at: nextTry(row, now, rules, tellAt),
  });
  const isCertain = because === "account_gone" || because === "key_unreadable";
  if (!isCertain && now < tellAt) return;
  if (await haipay.ledger.attentions.wasDecidedSince(row.id, "not_askable", since)) return;
  await haipay.raiseAttention(row, "not_askable", {
    ...collectOrderFacts(row),
    app_id: row.app_id,
    environment: row.environment,
    host: row.host,
    failing_since: since.toISOString(),
    because,
    last_error: error.message,
  });
  // An answer that came in between found nothing to close.
  if ((await haipay.ledger.collectOrders.find(row.id))?.failing_since === null)
    await closeNotAskable(haipay, row);
}

/** Closes the attention of a row for which answers come again. */
export async function closeNotAskable(haipay: HaipayModuleService, { id }: CollectOrder): Promise<void> {
  await haipay.ledger.attentions.resolve(id, ["not_askable"], "system", "HaiPay answers for it again.");
}

/** "No such order" and the like, about an order that was never seen to exist. */
function isDenied(row: CollectOrder, error: Error): boolean {
  if (!(error instanceof PlatformRefusedError) || row.platform_order_no !== null) return false;
  const kind = classifyRefusal(error);
  return kind !== "signature" && kind !== "account";
}

/** On schedule, which never ends for a row without an answer, but early enough to tell a person. */
function nextTry(row: CollectOrder, now: Date, rules: DeadlineRules | undefined, tellAt: Date): Date {
  const regular = (rules && nextCheckAt(row, now, rules)) ?? new Date(now.getTime() + HOUR_MS);
  return now < tellAt && regular > tellAt ? tellAt : regular;
}
