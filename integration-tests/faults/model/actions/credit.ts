import { BigNumber } from "bignumber.js";
import { MedusaError } from "@medusajs/framework/utils";
import {
  createCartCreditLinesWorkflow,
  createOrderCreditLinesWorkflow,
  deleteCartCreditLinesWorkflow,
} from "@medusajs/medusa/core-flows";
import { done, NOT_POSSIBLE, refused, type Came } from "../attempt";
import type { Share } from "../history";
import type { Purchase } from "../purchase";
import type { World } from "../world";
import type { Performer } from "./performer";

/** The shop's own code credits a part of what is owed, or all: store credit, past every route. */
export const credit: Performer<"credit"> = async (world, { of, share }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  const orderId = await world.orderId(purchase);
  const came = await (orderId
    ? creditOrder(world, orderId, share)
    : creditCart(world, purchase.cart.id, share));
  if (came.outcome === "done") note(world, purchase, { share, placed: orderId !== undefined });
  return came;
};

function note(world: World, purchase: Purchase, { share, placed }: { share: Share; placed: boolean }): void {
  purchase.noteChange();
  purchase.changedByStaff ||= placed;
  // Beside the job, which may have decided before, it explains nothing.
  if (!world.mayFail) purchase.free = share === "all";
}

async function creditCart(world: World, cartId: string, share: Share): Promise<Came> {
  const { container } = world.shop;
  if (share === "none") {
    const lines = await world.database.query<{ id: string }>(
      "SELECT id FROM credit_line WHERE cart_id = $1 AND deleted_at IS NULL",
      [cartId],
    );
    if (lines.length === 0) return NOT_POSSIBLE;
    const id = lines.map((line) => line.id);
    return run("none", () => deleteCartCreditLinesWorkflow(container).run({ input: { id } }));
  }
  const amount = await amountOf(world, { carts: [cartId], orders: [] }, share);
  if (amount === undefined) return NOT_POSSIBLE;
  const line = { cart_id: cartId, amount, reference: "credit", reference_id: "model", metadata: {} };
  return run(String(amount), () => createCartCreditLinesWorkflow(container).run({ input: [line] }));
}

async function creditOrder(world: World, orderId: string, share: Share): Promise<Came> {
  const amount = await amountOf(world, { carts: [], orders: [orderId] }, share);
  const [{ status }] = await world.database.query<{ status: string }>(
    'SELECT status FROM "order" WHERE id = $1',
    [orderId],
  );
  // Medusa credits a cancelled order as well, and nobody would.
  if (status === "canceled" || share === "none" || amount === undefined) return NOT_POSSIBLE;
  const credit_lines = [{ amount, reference: "credit", reference_id: "model", metadata: {} }];
  return run(String(amount), () =>
    createOrderCreditLinesWorkflow(world.shop.container).run({ input: { id: orderId, credit_lines } }),
  );
}

/** @returns undefined when nothing is owed */
async function amountOf(
  world: World,
  wanted: { carts: string[]; orders: string[] },
  share: Share,
): Promise<number | undefined> {
  const { carts, orders } = await world.readTotals(wanted);
  const [owed] = [...carts.values(), ...orders.values()];
  if (!owed || new BigNumber(owed.amount).lt("0.01")) return undefined;
  const amount = new BigNumber(owed.amount).dividedBy(share === "all" ? 1 : 2);
  return (share === "all" ? amount : amount.decimalPlaces(2)).toNumber();
}

async function run(words: string, work: () => Promise<unknown>): Promise<Came> {
  try {
    await work();
    return done(words);
  } catch (error) {
    if (MedusaError.isMedusaError(error)) return refused(error.message);
    throw error;
  }
}
