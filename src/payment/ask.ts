import type { Inquiry, QueryLimits } from "../modules/haipay/gateway";
import type { AnswerFacts } from "../modules/haipay/ledger/attention-facts";
import type { AttentionReason } from "../modules/haipay/ledger/attentions";
import type { CollectOrder, CollectOrderChanges } from "../modules/haipay/ledger/collect-order";
import type { NewEntry } from "../modules/haipay/ledger/history";
import { isApplyDead, isUnpaidEnd, type CollectOrderState } from "../modules/haipay/ledger/lifecycle";
import { digestAnswer, judge, type Verdict } from "../modules/haipay/ledger/verdict";
import type HaipayModuleService from "../modules/haipay/service";
import { compareAmounts, parsePlatformAmount } from "../platform/money";
import type { QueriedOrder } from "../platform/schema";
import { collectOrderFacts } from "./attention-facts";
import { closeNotAskable } from "./note-unanswered";

export interface AskOptions {
  /** Shorter time limits than the configured ones, in ms. */
  limits?: QueryLimits;
  /** Settings that were just read; without them they are read now. */
  inquiry?: Inquiry;
  /** The notification that prompted the question. */
  notified?: Notified;
}

/** A verified notification (protocol §7), recorded together with the answer that followed. */
export interface Notified {
  entry: NewEntry;
  /** Stored once the ledger has recorded the end that it reported: a repeat is then answered without asking. */
  digest: string;
  /** Asked when money is recorded: whether it is followed now. If not, it is due at once, for the next free slot. */
  isFollowed: () => boolean;
}

/**
 * Asks the platform about one collect order and records the verified answer (protocol §6).
 *
 * @returns the row as it stands afterwards
 * @throws PlatformError when no believable answer came, AccountGoneError when there is no account to ask with
 */
export async function askPlatform(
  haipay: HaipayModuleService,
  row: CollectOrder,
  { limits, inquiry, notified }: AskOptions = {},
): Promise<CollectOrder> {
  const open = inquiry ?? (await haipay.gateway.openInquiry(row.app_id));
  return recordAnswer(haipay, row, await open.ask(row, limits), open.mostFeePercent, notified);
}

const ATTEMPTS = 5;
/** Whoever learns of money follows it at once; otherwise it becomes due for others after this many ms. */
const FOLLOW_WITHIN_MS = 30_000;

/**
 * Writes what a verified collect/query answer says into the ledger: facts, state, attentions and history.
 * Medusa is not touched here.
 *
 * @returns the row as it stands afterwards
 */
async function recordAnswer(
  haipay: HaipayModuleService,
  asked: CollectOrder,
  answer: QueriedOrder,
  mostFeePercent: number,
  notified?: Notified,
): Promise<CollectOrder> {
  const digest = digestAnswer(answer);
  const isNews = digest !== asked.answer_digest;
  const cause = { kind: "answer", payload: { ...answer, payTime: answer.payTime?.toISOString() } } as const;
  let row: CollectOrder | undefined = asked;
  for (let attempt = 0; attempt < ATTEMPTS && row; attempt++) {
    const verdict = judge(row, answer, mostFeePercent);
    if (isNews) await raiseAttention(haipay, row, answer, verdict);
    const news = [...(notified ? [notified.entry] : []), ...(digest === row.answer_digest ? [] : [cause])];
    const [recorded] = await Promise.all([
      moveRow(haipay, row, verdict, factsOf(row, answer, digest), { news, notified }),
      // After a crash between the two, the row is due again although its whole sum has arrived.
      verdict.kind === "paid" && resolveAttentions(haipay, row),
      asked.failing_since !== null && closeNotAskable(haipay, row),
    ]);
    if (recorded) return recorded;
    row = await haipay.ledger.collectOrders.find(asked.id);
    if (row && isOutrun(row, answer)) {
      if (notified) await haipay.ledger.history.append(row.id, notified.entry.kind, notified.entry.payload);
      if (isNews) await haipay.ledger.history.append(row.id, cause.kind, cause.payload);
      if (row.state === "paid") await resolveAttentions(haipay, row);
      return row;
    }
  }
  throw new Error(
    `Collect order ${asked.platform_order_id} kept changing while an answer was recorded; it will be asked again.`,
  );
}

/** Received sums are cumulative (protocol §6): an answer with more was requested later but arrived first. */
function isOutrun(row: CollectOrder, answer: QueriedOrder): boolean {
  const known = parsePlatformAmount(row.received_amount ?? "0");
  return compareAmounts(answer.actualAmount, known) < 0;
}

function factsOf(row: CollectOrder, answer: QueriedOrder, digest: string): CollectOrderChanges {
  const now = new Date();
  return {
    platform_order_no: row.platform_order_no ?? answer.orderNo,
    platform_status: answer.status,
    received_amount: answer.actualAmount,
    received_at: receivedAt(row, answer) ?? row.received_at,
    fee: answer.fee,
    answer_digest: digest,
    checked_at: now,
    answered_at: now,
    failing_since: null,
    check_count: row.check_count + 1,
  };
}

/** When money that is new in an answer was paid: the platform's time, else that of the answer. */
function receivedAt(row: CollectOrder, { actualAmount, payTime }: QueriedOrder): Date | undefined {
  const known = parsePlatformAmount(row.received_amount ?? "0");
  return compareAmounts(actualAmount, known) > 0 ? (payTime ?? new Date()) : undefined;
}

/**
 * @param told what is recorded before the transition, and the notification that reported it
 * @returns undefined when another writer has moved the row in the meantime
 */
async function moveRow(
  haipay: HaipayModuleService,
  row: CollectOrder,
  verdict: Verdict,
  facts: CollectOrderChanges,
  { news, notified }: { news: readonly NewEntry[]; notified: Notified | undefined },
): Promise<CollectOrder | undefined> {
  const { collectOrders } = haipay.ledger;
  const amend = async (changes: CollectOrderChanges) =>
    collectOrders.amend(
      row,
      { ...changes, next_check_at: await collectOrders.nextCheckOf({ ...row, ...changes }) },
      news,
    );
  const move = (to: CollectOrderState, changes: CollectOrderChanges) =>
    collectOrders.transition(row, to, { ...facts, ...changes }, news);
  if (verdict.kind === "mismatch" || (row.state === "paid" && verdict.kind !== "paid")) {
    // What does not fit is shown to a person; sums that may belong to another order do not go into the row.
    const { received_amount: _sum, received_at: _at, fee: _fee, platform_order_no: _number, ...told } = facts;
    return amend(told);
  }
  if (row.state === "paid") return amend(facts);
  const end = notified ? { notification_digest: notified.digest } : {};
  if (verdict.kind === "paid") {
    const now = new Date();
    return move("paid", {
      ...end,
      paid_at: verdict.paidAt ?? now,
      // Medusa may have followed an earlier end, such as a deadline that passed.
      settled_at: null,
      // It becomes due again unless Medusa has followed by then.
      next_check_at: new Date(now.getTime() + (notified && !notified.isFollowed() ? 0 : FOLLOW_WITHIN_MS)),
    });
  }
  if (verdict.kind === "failed" || verdict.kind === "expired") {
    // Which of the two it was becomes clear with the first answer that says so.
    if (isUnpaidEnd(row.state)) return amend(facts);
    const ended_at = row.ended_at ?? new Date();
    return move(verdict.kind, { ...end, ended_at, last_error: verdict.reason });
  }
  if (isWithoutPayUrl(row)) {
    return move("superseded", {
      last_error: "The order exists at the platform, but its pay address was lost with the answer.",
    });
  }
  return amend(facts);
}

/** The outcome of collect/apply was lost, and collect/query never returns the pay address (protocol §4). */
function isWithoutPayUrl(row: CollectOrder): boolean {
  return row.state === "unknown" || row.state === "not_created" || isApplyDead(row);
}

/** Closes what the arrival of the full sum has settled. A paid row's own mismatch is a different matter and stays. */
async function resolveAttentions(haipay: HaipayModuleService, row: CollectOrder): Promise<void> {
  const settled: readonly AttentionReason[] = row.state === "paid" ? ["partial"] : ["partial", "mismatch"];
  await haipay.ledger.attentions.resolve(
    row.id,
    settled,
    "system",
    "A later answer says that the whole sum is there.",
  );
}

async function raiseAttention(
  haipay: HaipayModuleService,
  row: CollectOrder,
  answer: QueriedOrder,
  verdict: Verdict,
): Promise<void> {
  const facts: AnswerFacts = {
    ...collectOrderFacts(row),
    received_amount: answer.actualAmount,
    fee: answer.fee,
    platform_status: answer.status,
    platform_order_no: answer.orderNo,
  };
  if (verdict.kind === "mismatch") {
    const { field, expected, found } = verdict;
    await haipay.raiseAttention(row, "mismatch", { ...facts, field, expected, found });
  } else if (verdict.kind === "paid") {
    const { surplus } = verdict;
    if (surplus) await haipay.raiseAttention(row, "over", { ...facts, surplus });
  } else if (row.state === "paid") {
    const found = `status ${answer.status}`;
    await haipay.raiseAttention(row, "mismatch", {
      ...facts,
      field: "status",
      expected: "status 2 or 5",
      found,
    });
  } else if (verdict.kind === "partial") {
    await haipay.raiseAttention(row, "partial", facts);
  }
}

/** Time limits while a buyer waits. */
const SHOPPER_WAITS: QueryLimits = { totalTimeoutMs: 2_000, retries: 0 };

/**
 * Asks the platform about one collect order for somebody who can go on without an answer.
 *
 * @param limits how long, in ms, and how often
 * @returns the row as it stands afterwards; unchanged if no believable answer came
 */
export async function tryToAsk(
  haipay: HaipayModuleService,
  row: CollectOrder,
  limits: QueryLimits = SHOPPER_WAITS,
): Promise<CollectOrder> {
  try {
    return await askPlatform(haipay, row, { limits });
  } catch (error) {
    haipay.logger.warn(
      `HaiPay: collect order ${row.platform_order_id} could not be asked about: ${(error as Error).message}`,
    );
    return row;
  }
}
