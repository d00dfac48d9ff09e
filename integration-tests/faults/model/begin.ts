import { NEW_YORK_ADDRESS, TOKYO_ADDRESS } from "../../../demo/addresses";
import { fillCart } from "../../environment/purchases";
import { setStock } from "../../environment/stock";
import { place } from "./actions/checkout";
import { choose } from "./actions/choose";
import { Purchase } from "./purchase";
import type { Wish } from "./history";
import type { World } from "./world";

/** An earlier history may have ended with an empty warehouse. */
const PLENTY = 10_000;

/** Fills a cart, chooses its method and perhaps places the order. */
export async function beginPurchase(world: World, wish: Wish): Promise<void> {
  await setStock(world.shop, wish.product, PLENTY);
  const { shopper, cart } = await (wish.undelivered
    ? fillUndelivered(world, wish)
    : fillCart(world.shop, wish));
  const purchase = new Purchase(world.purchases.length, wish, shopper, cart);
  world.purchases.push(purchase);
  await choose(world, { kind: "choose", of: purchase.number, method: wish.method });
  if (wish.placed) await place(world, { kind: "place", of: purchase.number });
}

async function fillUndelivered({ shop }: World, { currency, product }: Wish) {
  const shopper = shop.shopper();
  const address = currency === "jpy" ? TOKYO_ADDRESS : NEW_YORK_ADDRESS;
  const cart = await shopper.createCart(
    { regionId: shop.region(currency), email: "hanako@example.com", address },
    [{ variant_id: shop.seeded.variants[product], quantity: 1 }],
  );
  return { shopper, cart };
}
