import { reconcile } from "../../../src/payment/reconcile";
import type { SandboxFault } from "../../../src/sandbox/control-client";
import type { HaipayShop } from "../../environment/haipay-shop";
import { findViolationsUnderWay, shopDatabase } from "../invariants";
import { readStanding, type Standing } from "./standing";

/** What is seen of one fault. */
export interface Observed {
  /** What the storefront read, or what the notification was answered. */
  told: string;
  /** Whether the fault left an order at the platform that was not there before. */
  made: boolean;
  /** Right after the fault. */
  afterwards: Standing;
  /** After one reconcile with a platform that is well again. */
  reconciled: Standing;
}

const OFTEN_ENOUGH = 10;

/** Runs `work` while every call of an endpoint goes wrong in one way. */
async function whileFaulty<Result>(
  shop: HaipayShop,
  fault: Pick<SandboxFault, "endpoint" | "kind">,
  work: () => Promise<Result>,
): Promise<Result> {
  await shop.control.fault({ ...fault, times: OFTEN_ENOUGH, delayMs: 3_000 });
  try {
    return await work();
  } finally {
    await shop.control.clearFaults();
  }
}

/** Strikes with a fault, and looks at the purchase before and after one reconcile. */
export async function observe(
  shop: HaipayShop,
  cartId: string,
  fault: Pick<SandboxFault, "endpoint" | "kind">,
  work: () => Promise<string>,
): Promise<Observed> {
  const before = (await shop.control.orders()).length;
  const told = await whileFaulty(shop, fault, work);
  const made = (await shop.control.orders()).length > before;
  const afterwards = await readStandingSafely(shop, cartId);
  await reconcileOnce(shop, cartId);
  return { told, made, afterwards, reconciled: await readStandingSafely(shop, cartId) };
}

/** Makes every collect order of a purchase due and reconciles once. */
export async function reconcileOnce(shop: HaipayShop, cartId: string): Promise<void> {
  const rows = await shop.haipay.listCollectOrders({ cart_id: cartId });
  for (const { id, applied_at } of rows) if (applied_at) await shop.haipay.ledger.collectOrders.markDue(id);
  await reconcile(shop.container);
}

async function readStandingSafely(shop: HaipayShop, cartId: string): Promise<Standing> {
  expect(await findViolationsUnderWay(shopDatabase(shop), shop.control)).toEqual([]);
  return readStanding(shop, cartId);
}
