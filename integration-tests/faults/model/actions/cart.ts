import { StoreError } from "../../../../demo/store-error";
import { attempt, NOT_POSSIBLE, type Came } from "../attempt";
import type { Purchase } from "../purchase";
import { Violation } from "../violation";
import type { World } from "../world";
import type { Performer } from "./performer";

/** The shopper changes the quantity in the cart, perhaps by a click too many. */
export const changeCart: Performer<"change_cart"> = async (world, { of, quantity, times }) => {
  let came = NOT_POSSIBLE;
  for (let time = 0; time < times; time++) {
    came = await change(world, of, async ({ shopper, cart, itemId }) => {
      await shopper.setQuantity(cart.id, itemId, quantity);
      return `${quantity} of it`;
    });
  }
  return came;
};

/** The shopper chooses the other country, with the other currency, or comes back. */
export const changeRegion: Performer<"change_region"> = (world, { of, to }) =>
  change(world, of, async ({ shopper, cart, wish }) => {
    const abroad = wish.currency === "jpy" ? "usd" : "jpy";
    const currency = to === "home" ? wish.currency : abroad;
    await shopper.updateCart(cart.id, { region_id: world.shop.region(currency) });
    return currency;
  });

export const chooseDelivery: Performer<"choose_delivery"> = (world, { of, delivery }) =>
  change(world, of, async ({ shopper, cart }) => {
    await shopper.addShippingMethod(cart.id, world.shop.seeded.shippingOptions[delivery]);
    return delivery;
  });

/** The storefront lets the taxes be counted, as starters do before the payment step. */
export const countTaxes: Performer<"count_taxes"> = (world, { of }) =>
  change(world, of, async ({ shopper, cart }) => {
    await shopper.client.post(`/store/carts/${cart.id}/taxes`);
    return "counted";
  });

/**
 * A change through the store API: refused with 409 and nothing changed while the money for the cart is there, and not
 * otherwise.
 */
async function change(
  world: World,
  of: number,
  work: (purchase: Purchase) => Promise<string>,
): Promise<Came> {
  const purchase = world.purchase(of);
  if (!purchase || (await world.orderId(purchase))) return NOT_POSSIBLE;
  const isPaid = await holdsMoney(world, purchase);
  const before = await contentOf(world, purchase);
  const came = await attemptChange(world, purchase, () => work(purchase));
  if (came.outcome === "done") {
    purchase.noteChange();
    if (isPaid && !world.mayFail)
      throw new Violation(`A cart whose money is there was changed: ${came.words}`);
    return came;
  }
  const after = await contentOf(world, purchase);
  if (isPaid && !world.mayFail && before !== after)
    throw new Violation(`A refused change left its traces (${came.words}):\n${before}\n${after}`);
  return came;
}

async function attemptChange(world: World, purchase: Purchase, work: () => Promise<string>): Promise<Came> {
  return attempt(world, async () => {
    try {
      return await work();
    } catch (error) {
      const isRefusal = error instanceof StoreError && error.status === 409 && error.type === "conflict";
      if (!isRefusal || world.mayFail || (await wasPaid(world, purchase))) throw error;
      throw new Violation(`A cart for which no money came may not be changed: ${error.message}`);
    }
  });
}

/** Money that stands for the cart: of a row that its payment session pays for, also if nobody has told the shop yet. */
async function holdsMoney(world: World, purchase: Purchase): Promise<boolean> {
  const rows = await world.database.query<{ platform_order_id: string; state: string }>(
    `SELECT c.platform_order_id, c.state FROM haipay_collect_order c
     JOIN payment_session s ON s.id = c.payment_session_id AND s.deleted_at IS NULL
     WHERE c.cart_id = $1 AND c.state IN ('paid', 'open', 'unknown')
       AND c.taken_over_at IS NULL AND c.refunded_amount::numeric = 0`,
    [purchase.cart.id],
  );
  for (const { platform_order_id, state } of rows) {
    const status = (await world.atPlatform(platform_order_id))?.status;
    if (state === "paid" || status === 2 || status === 5) return true;
  }
  return false;
}

async function wasPaid(world: World, purchase: Purchase): Promise<boolean> {
  return (await world.slips(purchase)).some(
    ({ state, taken_over_at }) => state === "paid" && taken_over_at === null,
  );
}

/** What is in the cart, and what the payment collection asks for it. */
async function contentOf(world: World, { cart }: Purchase): Promise<string> {
  const [content] = await world.database.query<object>(
    `SELECT c.region_id, c.currency_code,
       ARRAY(
         SELECT id || ' ' || quantity FROM cart_line_item WHERE cart_id = c.id AND deleted_at IS NULL ORDER BY id
       ) AS items,
       ARRAY(
         SELECT shipping_option_id FROM cart_shipping_method WHERE cart_id = c.id AND deleted_at IS NULL
       ) AS delivery,
       ARRAY(
         SELECT p.currency_code || ' ' || p.amount FROM payment_collection p
         JOIN cart_payment_collection l ON l.payment_collection_id = p.id WHERE l.cart_id = c.id
       ) AS asked
     FROM cart c WHERE c.id = $1`,
    [cart.id],
  );
  return JSON.stringify(content);
}
