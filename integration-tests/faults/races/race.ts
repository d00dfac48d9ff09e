import { sleep } from "../../../demo/waiting";
import type { LockProvider, TwoInstances } from "../../environment/two-instances";
import { findViolations, totalsAt } from "../invariants";
import { endOf, TOTAL } from "../purchase-end";
import type { SeededRandom } from "../seeded-random";
import type { Pairing } from "./pairings";
import { chooseAgain, pay, type RacedPurchase } from "./raced-purchase";
import { cancel, change, completion, lateChange, notification, type Side } from "./sides";

/** One race, and what became of its purchase. */
export interface RaceResult {
  locks: LockProvider;
  pairing: string;
  flow: Pairing["flow"];
  end: string;
  /** From the start of the first to the answer to the last. */
  ms: number;
  /** What should not be; empty when all is well. */
  wrong: string[];
}

const LONGEST_HEAD_START_MS = 300;
const TRIES = 5;
/** Two of the item and its delivery, in yen. */
const CHANGED_TOTAL = "2900";

/** Lets two run against each other, then platform and shopper try again who were told to, and looks at the books. */
export async function runRace(
  shop: TwoInstances,
  pairing: Pairing,
  random: SeededRandom,
): Promise<Omit<RaceResult, "locks" | "pairing">> {
  const findAll = () =>
    findViolations(shop.database, shop.control, totalsAt(shop.a.child, shop.seeded.publishableKey));
  const before = new Set(await findAll());
  const purchase = await pairing.prepare(shop, random);
  const delays = headStart(random);
  const [first, second] = pairing.sides;
  const start = Date.now();
  const answers = await Promise.all([
    after(delays[0], () => first(shop.a, purchase, shop)),
    after(delays[1], () => second(shop.b, purchase, shop)),
  ]);
  const ms = Date.now() - start;
  const wrong = pairing.sides.flatMap((side, index) => senseless(pairing, side, answers[index]));
  let end = "none";
  try {
    await goOn(shop, pairing, purchase);
    const violations = await findAll();
    wrong.push(...violations.filter((one) => !before.has(one)));
    end = await endOf(shop.database, purchase.cartId, [TOTAL, CHANGED_TOTAL]);
    if (!isAllowed(pairing, end, answers)) wrong.push(`The purchase ended: ${end}`);
  } catch (error) {
    wrong.push((error as Error).message);
  }
  const told = `told ${JSON.stringify(answers)} after head starts of ${delays.join(" and ")} ms`;
  return { flow: pairing.flow, end, ms, wrong: wrong.map((what) => `${what} (${told})`) };
}

/** Half of the races start at one time, the others up to 300 ms apart. */
function headStart(random: SeededRandom): [number, number] {
  const ms = random.next() < 0.5 ? random.below(20) : random.below(LONGEST_HEAD_START_MS);
  return random.next() < 0.5 ? [ms, 0] : [0, ms];
}

/** A loser may be told to try again; nothing else. */
function senseless({ flow, sides }: Pairing, side: Side, answer: string): string[] {
  const losesItsCart = side === completion && flow === "order first" && sides.includes(change);
  const allowed = losesItsCart ? WITHOUT_A_CHOICE : ALLOWED.get(side);
  return !allowed || allowed.test(answer) ? [] : [`An answer makes no sense: ${answer}`];
}

/** The cart was changed a moment before, which deletes the payment session: the shopper must choose again. */
const WITHOUT_A_CHOICE = /^(order order_|40[09] |cart: \S)/;

const ALLOWED = new Map<Side, RegExp>([
  [notification, /^(200 SUCCESS|503 )/],
  [completion, /^(order order_|409 )/],
  [change, /^(changed|40[09] )/],
  [lateChange, /^409 /],
  [cancel, /^(cancelled|cancel refused \((400|409)\): \S)/],
]);

/** Who was not told that all is well tries again: the platform repeats, the shopper presses the button once more. */
async function goOn(shop: TwoInstances, { flow }: Pairing, raced: RacedPurchase): Promise<void> {
  const isUnplaced = flow === "order first" && !(await isPlaced(shop, raced));
  const purchase = isUnplaced ? await chooseAgain(shop, raced) : raced;
  const { text } = purchase.text ? purchase : await pay(shop, purchase);
  for (let tried = 1; ; tried++) {
    const answer = await shop.a.notify(text as string);
    if (answer === "200 SUCCESS") return;
    if (tried === TRIES) throw new Error(`The notification was answered ${tried} times: ${answer}`);
  }
}

async function isPlaced({ database }: TwoInstances, { cartId }: RacedPurchase): Promise<boolean> {
  const orders = await database.query("SELECT 1 FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL", [
    cartId,
  ]);
  return orders.length > 0;
}

/** Only a cancellation that came through, or a change before the money came, may leave a person something to do. */
function isAllowed({ flow }: Pairing, end: string, answers: readonly string[]): boolean {
  if (answers.includes("changed") && flow === "pay first" && end === "under attention: orphaned") return true;
  if (answers.includes("cancelled")) return /^under attention: (late|refund_due)$/.test(end);
  return end === "captured once";
}

async function after<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  await sleep(ms);
  return work();
}
