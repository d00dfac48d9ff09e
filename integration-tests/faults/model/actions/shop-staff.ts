import { setStock } from "../../../environment/stock";
import { done, NOT_POSSIBLE, refused, type Came } from "../attempt";
import { Violation } from "../violation";
import type { World } from "../world";
import type { Performer } from "./performer";

const PLENTY = 10_000;

/** An administrator cancels the order. */
export const cancelOrder: Performer<"cancel_order"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  const orderId = purchase && (await world.orderId(purchase));
  if (!orderId) return NOT_POSSIBLE;
  const came = await postAsAdministrator(world, `/admin/orders/${orderId}/cancel`, {});
  if (came.outcome === "done") purchase.cancelledByPerson = true;
  return came;
};

/** The warehouse has nothing left of what the purchase is about. */
export const emptyStock: Performer<"empty_stock"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  await setStock(world.shop, purchase.wish.product, 0);
  return done(purchase.wish.product);
};

/** The warehouse has plenty of it. */
export const fillStock: Performer<"fill_stock"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  await setStock(world.shop, purchase.wish.product, PLENTY);
  return done(purchase.wish.product);
};

/** A call of the admin API: it may be refused in words, and breaks only when something disturbs. */
export async function postAsAdministrator(world: World, path: string, body: object): Promise<Came> {
  return (await callAsAdministrator(world, path, body)).came;
}

/** The same with what was answered. */
export async function callAsAdministrator<Answer extends object>(
  world: World,
  path: string,
  body: object,
): Promise<{ came: Came; data: Answer }> {
  const { status, data } = await world.administrator.http.post<Answer & { message?: string }>(path, body);
  if (status < 300) return { came: done(String(status)), data };
  const words = `${status}: ${data.message}`;
  if (status >= 500 && !world.mayFail)
    throw new Violation(`Undisturbed, POST ${path.replace(/[a-z]+_[0-9A-Z]{20,}/, ":id")} answered ${words}`);
  return { came: refused(words), data };
}
