import { BigNumber } from "bignumber.js";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import type { Owed } from "../invariants/totals";
import { readEnding, type EndedSlip, type Ending } from "./ending";
import type { Purchase } from "./purchase";
import { Violation } from "./violation";
import type { Slip, World } from "./world";

/** Medusa divides for credit lines, which leaves less than this. */
const DUST = 1e-6;

/** Looks at the end of a purchase. @returns its name @throws Violation when it may not end like this */
export async function judgeEnd(world: World, purchase: Purchase): Promise<string> {
  const ending = await readEnding(world, purchase);
  const wrong = CHECKS.flatMap((check) => check(ending));
  if (wrong.length > 0) {
    throw new Violation(
      `Purchase ${purchase.number} ended wrongly: ${wrong.join(" ")}\n${JSON.stringify(ending.facts)}\n` +
        `${JSON.stringify({ owed: ending.owed, attentions: ending.openAttentions })}\n` +
        JSON.stringify(ending.slips.map(({ slip, order }) => ({ slip, at_platform: order && brief(order) }))),
    );
  }
  return nameOf(ending);
}

const CHECKS: readonly ((ending: Ending) => string[])[] = [
  ledgerAgreesWithPlatform,
  fullMoneyIsCaptured,
  capturedIsClean,
  unpaidIsLeftAlone,
  cancelledForAReason,
  overdueIsCancelled,
];

function ledgerAgreesWithPlatform({ slips, openAttentions }: Ending): string[] {
  return slips.flatMap(({ slip, order }) => {
    const paid = order !== undefined && (order.status === 2 || order.status === 5);
    const { platform_order_id, state, settled_at } = slip;
    if (paid !== (state === "paid"))
      return [
        `${platform_order_id} is ${state} in the ledger and ${order?.status ?? "unknown"} at the platform.`,
      ];
    if (state === "applying") return [`${platform_order_id} is still applying.`];
    // A completion that a person was told of is tried again until it works.
    const isTried = ["completion_failed", "being_booked"].some((reason) => openAttentions.includes(reason));
    if (paid && settled_at === null && !isTried)
      return [`${platform_order_id} is paid and nobody has followed it.`];
    return [];
  });
}

/**
 * Money that came once, and for what the purchase owes, must end captured, whichever slip or page it came by. Only where
 * the sum was not right when it came, or no order can be made, a person may be asked instead.
 */
function fullMoneyIsCaptured(ending: Ending): string[] {
  const { purchase, facts, slips, cancelled, refunded, openAttentions } = ending;
  if (purchase.timePassed || purchase.takenOver || cancelled || refunded || facts.captures.length === 1)
    return [];
  const [paid, ...others] = slips.filter(({ received }) => received.gt(0));
  if (!paid?.order || others.length > 0 || paid.received.lt(paid.order.amount)) return [];
  if (mayBeAsked(ending, paid)) {
    return openAttentions.length > 0 ? [] : ["It is paid in full, not captured, and no person knows."];
  }
  return [`${paid.slip.platform_order_id} is paid in full and not captured once.`];
}

/** Whether a person may have to decide about money that came in full. */
function mayBeAsked(
  { purchase, facts, owed, edited, delivered, sessions }: Ending,
  { slip }: EndedSlip,
): boolean {
  if (facts.orderIds.length === 0 && !delivered) return true;
  if (!purchase.changed) return false;
  if (purchase.changedSincePaid || !owed) return true;
  if (isSum(owed, slip)) return false;
  // What a slip asked for before staff changed the order is captured, and the rest stays due.
  const byItsSlip = edited && sessions.includes(slip.payment_session_id ?? "");
  return !byItsSlip || owed.currency !== slip.currency || new BigNumber(owed.amount).lte(DUST);
}

function isSum({ amount, currency }: Owed, slip: Slip): boolean {
  return (
    currency === slip.currency &&
    new BigNumber(amount)
      .minus(slip.session_amount ?? NaN)
      .abs()
      .lt(DUST)
  );
}

function capturedIsClean({ purchase, facts, owed, cancelled, refunded, slips }: Ending): string[] {
  if (facts.captures.length === 0) return [];
  const wrong: string[] = [];
  if (facts.captures.length > 1) wrong.push("It was captured more than once.");
  if (facts.orderIds.length !== 1) wrong.push(`It became ${facts.orderIds.length} orders.`);
  if (!facts.completed) wrong.push("Its cart is still open.");
  if (!cancelled && !purchase.sentOff && facts.reservations === 0) wrong.push("Nothing is reserved for it.");
  const paid = slips.some(
    ({ slip, received }) =>
      received.gte(slip.charge_amount ?? Infinity) &&
      new BigNumber(slip.session_amount ?? NaN).eq(facts.captures[0]),
  );
  if (!paid) wrong.push("No collect order of the captured sum was paid.");
  const isOdd = cancelled || refunded || purchase.changedByStaff || purchase.usedByPerson;
  if (!isOdd && !new BigNumber(owed?.amount ?? NaN).abs().lt(DUST))
    wrong.push("It is captured and something is due.");
  return wrong;
}

function unpaidIsLeftAlone({ facts, slips, openAttentions, world }: Ending): string[] {
  if (slips.some(({ received }) => received.gt(0))) return [];
  const wrong: string[] = [];
  if (facts.captures.length > 0) wrong.push("Nothing was received and something is captured.");
  const needless = openAttentions.filter((reason) => reason !== "not_cancelled");
  if (needless.length > 0 && !world.troubled)
    wrong.push(`Nothing was received, and a person is asked about ${needless.join(", ")}.`);
  return wrong;
}

function cancelledForAReason({ purchase, facts, cancelled }: Ending): string[] {
  if (!cancelled) return [];
  const wrong: string[] = [];
  if (!purchase.cancelledByPerson && !purchase.timePassed)
    wrong.push("It was cancelled before its time, and by nobody.");
  if (!purchase.cancelledByPerson && purchase.free)
    wrong.push("It owed nothing and was cancelled by nobody.");
  if (facts.reservations > 0) wrong.push("It is cancelled and keeps its stock.");
  return wrong;
}

/** Of slips and transfers that ran out one by one, with nothing received and nothing under way. */
function overdueIsCancelled({ purchase, facts, slips, owed, cancelled, openAttentions }: Ending): string[] {
  if (new BigNumber(owed?.amount ?? 0).lte(DUST)) return [];
  if (cancelled || facts.orderIds.length === 0 || slips.length === 0) return [];
  const ranOut = slips.every(
    ({ slip, order, received }) =>
      purchase.overdue.has(slip.id) &&
      slip.flow === "order_first" &&
      order !== undefined &&
      order.status >= 0 &&
      order.status < 2 &&
      received.isZero(),
  );
  if (!ranOut || openAttentions.includes("not_cancelled")) return [];
  return ["Every slip ran out unpaid, and the order still stands."];
}

function nameOf({ facts, slips, cancelled, refunded, openAttentions }: Ending): string {
  const received = slips.some((slip) => slip.received.gt(0));
  const attention = openAttentions.length > 0 ? `, attention: ${openAttentions.sort().join(" and ")}` : "";
  const back = refunded ? ", refunded" : "";
  if (facts.captures.length > 0)
    return `${cancelled ? "cancelled after capture" : "captured"}${back}${attention}`;
  if (received)
    return `money received, not captured${cancelled ? ", order cancelled" : ""}${back}${attention}`;
  if (cancelled) return `unpaid and cancelled${attention}`;
  if (facts.orderIds.length > 0) return `order placed, unpaid${attention}`;
  return `no order, unpaid${attention}`;
}

function brief({ status, amount, actualAmount, errorMsg }: SandboxOrder) {
  return { status, amount, actualAmount, errorMsg };
}
