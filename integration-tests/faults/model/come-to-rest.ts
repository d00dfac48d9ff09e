import { readPurchase } from "../../environment/purchase-facts";
import type { TestDatabase } from "../../environment/test-database";
import { fillStock } from "./actions/shop-staff";
import { reconcileAll } from "./actions/reconcile";
import { deliverNotification } from "./deliver";
import type { History } from "./history";
import { shuffled } from "./shuffle";
import { Violation } from "./violation";
import type { Slip, World } from "./world";

const MOST_ROUNDS = 6;

/**
 * Lets everything come that still can: the warehouse is filled, the notifications arrive in any order (or never),
 * and the job runs until nothing moves. Whatever is said once more after that changes nothing.
 */
export async function comeToRest(world: World, history: History): Promise<void> {
  for (const { number: of } of world.purchases) await fillStock(world, { kind: "fill_stock", of });
  const silent = history.ending === "silent";
  await deliverAll(world, history.shuffle, (slip) => !silent || mustBeTold(world, slip));
  await reconcileUntilQuiet(world);
  if (silent) return;
  const before = await factsOf(world);
  await deliverAll(world, history.shuffle + 1, () => true);
  await reconcileUntilQuiet(world);
  const after = await factsOf(world);
  if (before !== after) {
    throw new Violation(`Notifications that were known already changed the books:\n${before}\n${after}`);
  }
}

/** Reconcile rightly stops checking what is paid, and eventually the rest: only a notification reports more money. */
function mustBeTold(world: World, { state, cart_id, next_check_at }: Slip): boolean {
  if (next_check_at !== null) return false;
  const purchase = world.purchases.find(({ cart }) => cart.id === cart_id);
  return state === "paid" || purchase?.watchEnded === true;
}

async function deliverAll(world: World, seed: number, wanted: (slip: Slip) => boolean): Promise<void> {
  const slips = (await world.slips(...world.purchases)).filter(wanted);
  const known = new Set((await world.control.orders()).map(({ orderId }) => orderId));
  const letters: { slip: Slip; text: string }[] = [];
  for (const slip of slips.filter(({ platform_order_id }) => known.has(platform_order_id))) {
    const texts = await world.control.notifications(slip.platform_order_id);
    letters.push(...texts.map((text) => ({ slip, text })));
  }
  for (const { slip, text } of shuffled(letters, seed)) await deliverNotification(world, slip, text);
}

async function reconcileUntilQuiet(world: World): Promise<void> {
  let before = await factsOf(world);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    await reconcileAll(world);
    const after = await factsOf(world);
    if (after === before) return;
    before = after;
  }
  throw new Violation(`After ${MOST_ROUNDS} runs reconcile still changes something:\n${before}`);
}

/** Everything that must no longer change, as text. */
async function factsOf(world: World): Promise<string> {
  const database = world.database as TestDatabase;
  const facts = await Promise.all(world.purchases.map(({ cart }) => readPurchase(database, cart.id)));
  return facts.map((fact) => JSON.stringify({ ...fact, attentions: [...fact.attentions].sort() })).join("\n");
}
