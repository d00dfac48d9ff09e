import { BigNumber } from "bignumber.js";
import type { SandboxOrder } from "../../../src/sandbox/control-client";
import { readPurchase, type PurchaseFacts } from "../../environment/purchase-facts";
import type { Purchase } from "./purchase";
import { Violation } from "./violation";
import type { Slip, World } from "./world";

/** How a purchase ended, as the platform and the shop's database say. */
interface Ending {
  world: World;
  purchase: Purchase;
  facts: PurchaseFacts;
  /** Every collect order, the newest first; without `order` when the platform never created it. */
  slips: { slip: Slip; order: SandboxOrder | undefined; received: BigNumber }[];
  cancelled: boolean;
  sessionStands: boolean;
  refunded: boolean;
  openAttentions: string[];
}

/** Looks at the end of a purchase. @returns its name @throws Violation when it may not end like this */
export async function judgeEnd(world: World, purchase: Purchase): Promise<string> {
  const ending = await readEnding(world, purchase);
  const wrong = CHECKS.flatMap((check) => check(ending));
  if (wrong.length > 0) {
    throw new Violation(
      `Purchase ${purchase.number} ended wrongly: ${wrong.join(" ")}\n${JSON.stringify(ending.facts)}\n` +
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

function ledgerAgreesWithPlatform({ slips }: Ending): string[] {
  return slips.flatMap(({ slip, order }) => {
    const paid = order !== undefined && (order.status === 2 || order.status === 5);
    const { order_id, state, settled_at } = slip;
    if (paid !== (state === "paid"))
      return [`${order_id} is ${state} in the ledger and ${order?.status ?? "unknown"} at the platform.`];
    if (state === "applying") return [`${order_id} is still applying.`];
    if (paid && settled_at === null) return [`${order_id} is paid and nobody has followed it.`];
    return [];
  });
}

/** The way of every ordinary purchase: nothing but the whole sum for the present choice must end captured. */
function fullMoneyIsCaptured({
  purchase,
  facts,
  slips,
  cancelled,
  sessionStands,
  refunded,
}: Ending): string[] {
  const [newest, ...others] = slips;
  if (!newest?.order || purchase.timePassed || cancelled || refunded || !sessionStands) return [];
  if (newest.slip.payment_session_id !== purchase.sessionId) return [];
  if (newest.received.lt(newest.order.amount) || others.some(({ received }) => received.gt(0))) return [];
  return facts.captures.length === 1 ? [] : ["The present choice is paid in full and not captured once."];
}

function capturedIsClean({ facts, cancelled, refunded, slips }: Ending): string[] {
  if (facts.captures.length === 0) return [];
  const wrong: string[] = [];
  if (facts.captures.length > 1) wrong.push("It was captured more than once.");
  if (facts.orderIds.length !== 1) wrong.push(`It became ${facts.orderIds.length} orders.`);
  if (!facts.completed) wrong.push("Its cart is still open.");
  if (!cancelled && facts.reservations === 0) wrong.push("Nothing is reserved for it.");
  const paid = slips.some(
    ({ slip, received }) =>
      received.gte(slip.charge_amount ?? Infinity) &&
      new BigNumber(slip.session_amount ?? NaN).eq(facts.captures[0]),
  );
  if (!paid) wrong.push("No collect order of the captured sum was paid.");
  if (!cancelled && !refunded && facts.due.some((due) => !new BigNumber(due).isZero()))
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
  if (facts.reservations > 0) wrong.push("It is cancelled and keeps its stock.");
  return wrong;
}

/** Of slips and transfers that ran out one by one, with nothing received and nothing under way. */
function overdueIsCancelled({ purchase, facts, slips, cancelled, openAttentions }: Ending): string[] {
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

async function readEnding(world: World, purchase: Purchase): Promise<Ending> {
  const platform = await world.control.orders();
  const slips = (await world.slips(purchase)).map((slip) => {
    const order = platform.find(({ orderId }) => orderId === slip.order_id);
    return { slip, order, received: new BigNumber(order?.actualAmount ?? 0) };
  });
  const [more] = await world.database.query<
    Pick<Ending, "cancelled" | "sessionStands" | "refunded" | "openAttentions">
  >(
    `SELECT
       EXISTS (SELECT 1 FROM "order" WHERE status = 'canceled' AND id IN (
         SELECT order_id FROM order_cart WHERE cart_id = $1)) AS cancelled,
       EXISTS (SELECT 1 FROM payment_session WHERE id = $2 AND deleted_at IS NULL) AS "sessionStands",
       EXISTS (SELECT 1 FROM haipay_collect_order
         WHERE cart_id = $1 AND refunded_amount::numeric > 0) AS refunded,
       ARRAY(SELECT DISTINCT reason::text FROM haipay_attention WHERE resolved_at IS NULL AND deleted_at IS NULL
         AND order_id IN (SELECT order_id FROM haipay_collect_order WHERE cart_id = $1)) AS "openAttentions"`,
    [purchase.cart.id, purchase.sessionId ?? ""],
  );
  const facts = await readPurchase(world.database, purchase.cart.id);
  return { world, purchase, facts, slips, ...more };
}

function brief({ status, amount, actualAmount, errorMsg }: SandboxOrder) {
  return { status, amount, actualAmount, errorMsg };
}
