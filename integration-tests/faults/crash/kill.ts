import { findViolations, totalsAt } from "../invariants";
import { endOf, findUnexplainedOrders } from "../purchase-end";
import type { CrashShop } from "./crash-shop";
import type { Flow } from "./flows";
import type { KillPoint } from "./kill-point";

/** What became of one kill. */
export interface KillResult {
  flow: string;
  point: KillPoint;
  /** Where it died, in words. */
  died: string;
  /** How the purchase ended. */
  end: string;
  /** What should not be; empty when all is well. */
  wrong: string[];
}

/** Then collect/apply of a process that died counts as dead. */
const APPLY_IS_DEAD_MS = 2 * 60_000;
/** By then a completion that has not ended counts as dead, and its event as lost. */
const COMPLETION_IS_DEAD_MS = 15 * 60_000;

/**
 * Kills the process once, starts it again and reconciles once; then shopper and platform go on as they would, and
 * when so much time has passed that the sweep knows what is dead, the books are looked at once more.
 */
export async function killOnce(shop: CrashShop, flow: Flow, point: KillPoint): Promise<KillResult> {
  const findAll = () =>
    findViolations(shop.database, shop.control, totalsAt(shop.instance.child, shop.seeded.publishableKey));
  const before = new Set([...(await findAll()), ...(await findUnexplainedOrders(shop.database))]);
  const wrong: string[] = [];
  const check = async (when: string) => {
    const news = (await findAll()).filter((one) => !before.has(one));
    wrong.push(...news.map((one) => `${when}: ${one}`));
  };
  const purchase = await flow.prepare(shop);
  const died = await shop.killDuring(() => flow.act(shop, purchase), point);
  await shop.start();
  let end = "none";
  try {
    await shop.makeDue(purchase.cartId);
    await shop.letTimePass(APPLY_IS_DEAD_MS);
    await shop.runJob();
    await check("after one reconcile");
    await flow.goOn(shop, purchase);
    await shop.makeDue(purchase.cartId);
    await shop.letTimePass(COMPLETION_IS_DEAD_MS);
    await shop.runJob();
    await check("at the end");
    wrong.push(...(await findUnexplainedOrders(shop.database)).filter((one) => !before.has(one)));
    end = await endOf(shop.database, purchase.cartId);
    if (!flow.ends.test(end)) wrong.push(`The purchase ended: ${end}`);
  } catch (error) {
    wrong.push((error as Error).message);
  }
  return { flow: flow.name, point, died, end, wrong };
}
