import { MathBN } from "@medusajs/framework/utils";
import type { PossibleActions, Refundable } from "../contract/admin-api";
import type { ShownStep, ShownSteps, StepAct } from "../contract/steps";
import type { Attention } from "../modules/haipay/ledger/attentions";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type { RefundTarget } from "../modules/haipay/ledger/refunds";
import { getMethod } from "../platform/catalogue";
import { parsePlatformAmount, signedDifference } from "../platform/money";
import { isCancelled, owedBy, type Purchase } from "../payment/owed";
import type { Records } from "../payment/records";
import { leftToPayOut } from "../payment/refunds/books";
import { writeAccountLetter, writeRestLetter, type LetterFacts } from "./letters";

/** The data from which the steps of one collect order's attentions are derived, read at one moment. */
export interface StepFacts {
  row: CollectOrder;
  purchase: Purchase;
  refundable: Refundable;
  refunds: Records["refunds"];
  history: Records["history"];
  can: PossibleActions;
  shop_name: string;
}

/** Reasons why an unpaid order was not cancelled although a person may cancel it: nothing indicates that money or goods are under way. */
const CANCELLABLE = ["refused"];

/** What to do about an attention, according to the books now. Nothing for a closed one. */
export function stepsOf(attention: Attention, facts: StepFacts): ShownSteps {
  const steps = attention.resolved_at === null ? listSteps(attention, facts) : [];
  return { steps, are_done: areDone(steps) };
}

/** Whether the common steps and all steps of one alternative are done. */
export function areDone(steps: readonly ShownStep[]): boolean {
  const needed = steps.filter(({ is_optional }) => !is_optional);
  const isDone = (way: number | null) => needed.every((step) => step.way !== way || step.is_done);
  const ways = [...new Set(needed.map(({ way }) => way))].filter((way) => way !== null);
  return needed.length > 0 && isDone(null) && (ways.length === 0 || ways.some(isDone));
}

function listSteps(attention: Attention, facts: StepFacts): ShownStep[] {
  switch (attention.reason) {
    case "partial":
      return whenPartial(attention, facts);
    case "over":
    case "late":
      return giveBack(facts, "ledger", null);
    case "refund_due":
      return giveBack(facts, "payment", null);
    case "orphaned":
    case "duplicate":
    case "completion_failed":
    case "being_booked":
    case "mismatch":
      return useOrGiveBack(attention, facts);
    case "total_changed":
      return settleDifference(facts);
    case "not_cancelled":
      return whenNotCancelled(attention, facts);
    case "not_askable":
      return facts.can.ask ? [askPlatform(attention, facts)] : [];
    default:
      return [];
  }
}

function whenPartial(attention: Attention, facts: StepFacts): ShownStep[] {
  const { row, purchase, can } = facts;
  const received = row.received_amount ?? "0";
  const missing = sumAbove(row.charge_amount ?? "0", received);
  const { order } = purchase;
  const rest: ShownStep[] = [];
  if (can.extend_deadline || missing === "0") {
    const letter = writeRestLetter(letterFacts(facts), missing, received);
    rest.push(
      step(facts, { act: "ask_for_rest", missing, received, letter }, { way: 1, is_done: missing === "0" }),
    );
  }
  if (can.extend_deadline) rest.push(extend(attention, facts, 1, true));
  const back = giveBack(facts, "ledger", 2);
  const cancel = order && MathBN.lte(order.paid, 0) ? [cancelOrder(facts, order, 2)] : [];
  return rest.length > 0 ? [...rest, ...cancel, ...back] : [...cancel, ...back];
}

function whenNotCancelled(attention: Attention & { reason: "not_cancelled" }, facts: StepFacts): ShownStep[] {
  const { can, purchase } = facts;
  const { order } = purchase;
  const steps = can.ask ? [askPlatform(attention, facts)] : [];
  if (can.extend_deadline) steps.push(extend(attention, facts, 1, false));
  if (order && (isCancelled(order) || CANCELLABLE.includes(attention.facts.because)))
    steps.push(cancelOrder(facts, order, 2));
  return steps;
}

/** Money that belongs to no order: one decision, never both. */
function useOrGiveBack(attention: Attention, facts: StepFacts): ShownStep[] {
  const { row, purchase, can } = facts;
  const { order } = purchase;
  const asking = attention.reason === "mismatch" && can.ask ? [askPlatform(attention, facts)] : [];
  if (!can.use_money || !order) return [...asking, ...giveBack(facts, "ledger", null)];
  const amount = row.charge_amount ?? row.received_amount ?? "0";
  const owed = owedBy(purchase, row.payment_session_id)?.amount ?? order.due.amount;
  const rest = MathBN.sub(owed, amount).toFixed();
  const use = step(facts, { act: "use_money", amount, display_id: order.display_id, rest }, { way: 1 });
  return [...asking, use, ...giveBack(facts, "ledger", 2)];
}

function settleDifference(facts: StepFacts): ShownStep[] {
  const { row, purchase, refundable } = facts;
  const due = purchase.order?.due.amount;
  if (due === undefined) return [];
  if (MathBN.gt(due, 0)) {
    const received = row.received_amount ?? "0";
    const letter = writeRestLetter({ ...letterFacts(facts), slip: null }, due, received);
    return [step(facts, { act: "ask_for_rest", missing: due, received, letter })];
  }
  const overpaid = leftToPayOut(MathBN.abs(due).toFixed(), row.currency);
  // What came beyond the charge is not part of the order, and has its own attention.
  const amount = MathBN.gt(overpaid, refundable.payment) ? refundable.payment : overpaid;
  return giveBack(facts, "payment", null, amount);
}

/** Ask for the bank account, pay outside HaiPay, record it. */
function giveBack(facts: StepFacts, target: RefundTarget, way: number | null, left?: string): ShownStep[] {
  const { row, refundable, refunds } = facts;
  const stillThere = left ?? refundable[target];
  const recorded = refunds.filter(
    (one) => one.target === target && one.corrects_id === null && one.corrected_at === null,
  );
  const is_done = stillThere === "0" && recorded.length > 0;
  if (stillThere === "0" && !is_done) return [];
  const amount = is_done ? MathBN.sum(...recorded.map((one) => one.amount)).toFixed() : stillThere;
  const steps: ShownStep[] = [];
  if (getMethod(row.method).kind !== "ewallet") {
    const letter = is_done ? null : writeAccountLetter(letterFacts(facts), amount);
    steps.push(step(facts, { act: "ask_for_account", amount, letter }, { way, is_done }));
  }
  steps.push(step(facts, { act: "record_refund", target, amount }, { way, is_done }));
  return steps;
}

function extend(attention: Attention, facts: StepFacts, way: number, is_optional: boolean): ShownStep {
  const { row, can, history } = facts;
  const end = row.slip_expires_at ?? row.expires_at;
  const hasEnded = end !== null && end <= new Date();
  const is_done = history.some(
    ({ payload, created_at }) => payload.act === "extend_deadline" && created_at > attention.created_at,
  );
  return step(
    facts,
    { act: "extend_deadline", reissue: hasEnded && can.reissue_slip },
    { way, is_done, is_optional },
  );
}

function cancelOrder(facts: StepFacts, order: NonNullable<Purchase["order"]>, way: number): ShownStep {
  const act = { act: "cancel_order", medusa_order_id: order.id, display_id: order.display_id } as const;
  return step(facts, act, { way, is_done: isCancelled(order) });
}

function askPlatform(attention: Attention, facts: StepFacts): ShownStep {
  const { checked_at } = facts.row;
  const is_done = checked_at !== null && checked_at > attention.created_at;
  return step(facts, { act: "ask_platform" }, { is_done, is_optional: true });
}

function step(
  { row }: StepFacts,
  act: StepAct,
  rest: Partial<Pick<ShownStep, "is_done" | "is_optional" | "way">> = {},
): ShownStep {
  return { is_done: false, is_optional: false, way: null, ...rest, ...act, currency_code: row.currency };
}

function letterFacts({ row, purchase, shop_name }: StepFacts): LetterFacts {
  return {
    row,
    shop_name,
    display_id: purchase.order?.display_id ?? null,
    // Only a slip that can still be paid is shown to a buyer.
    slip: row.state === "open" ? row : null,
  };
}

function sumAbove(whole: string, part: string): string {
  const difference = signedDifference(parsePlatformAmount(whole), parsePlatformAmount(part));
  return MathBN.gt(difference, 0) ? difference : "0";
}
