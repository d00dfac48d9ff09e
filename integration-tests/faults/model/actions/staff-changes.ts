import { NOT_POSSIBLE, type Came } from "../attempt";
import type { World } from "../world";
import type { Performer } from "./performer";
import { callAsAdministrator } from "./shop-staff";

/** It is never sold out. */
const ADDED = "postcard";

/** An administrator adds an item to the order, as the dashboard does. */
export const editOrder: Performer<"edit_order"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  const orderId = purchase && (await world.orderId(purchase));
  if (!orderId) return NOT_POSSIBLE;
  const path = `/admin/order-edits/${orderId}`;
  const items = [{ variant_id: world.shop.seeded.variants[ADDED], quantity: 1 }];
  const begun = await callAsAdministrator(world, "/admin/order-edits", { order_id: orderId });
  if (begun.came.outcome !== "done") return begun.came;
  const came = await inTurn(world, path, [
    [`${path}/items`, { items }],
    [`${path}/confirm`, {}],
  ]);
  if (came.outcome === "done") {
    purchase.noteChange();
    purchase.changedByStaff = true;
  }
  return came;
};

/** The goods were sent off, and an administrator notes that one of them comes back. */
export const requestReturn: Performer<"request_return"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  const orderId = purchase && (await world.orderId(purchase));
  if (!orderId) return NOT_POSSIBLE;
  const { data } = await world.administrator.http.get<{
    order: { items: { id: string; quantity: number }[] };
  }>(`/admin/orders/${orderId}`);
  const items = data.order.items.map(({ id, quantity }) => ({ id, quantity }));
  if (!purchase.sentOff) {
    const sent = await callAsAdministrator(world, `/admin/orders/${orderId}/fulfillments`, { items });
    if (sent.came.outcome !== "done") return sent.came;
    purchase.sentOff = true;
  }
  const location_id = world.shop.seeded.stockLocationId;
  const begun = await callAsAdministrator<{ return?: { id: string } }>(world, "/admin/returns", {
    order_id: orderId,
    location_id,
  });
  if (begun.came.outcome !== "done") return begun.came;
  const path = `/admin/returns/${begun.data.return?.id}`;
  const came = await inTurn(world, `${path}/request`, [
    [`${path}/request-items`, { items: [{ id: items[0].id, quantity: 1 }] }],
    [`${path}/request`, {}],
  ]);
  if (came.outcome === "done") {
    purchase.noteChange();
    purchase.changedByStaff = true;
  }
  return came;
};

/** Steps of one change of an order; when one is refused, the change is given up: only one can be open. */
async function inTurn(
  world: World,
  giveUp: string,
  steps: readonly (readonly [path: string, body: object])[],
): Promise<Came> {
  let came = NOT_POSSIBLE;
  for (const [path, body] of steps) {
    ({ came } = await callAsAdministrator(world, path, body));
    if (came.outcome === "done") continue;
    await world.administrator.http.delete(giveUp);
    return came;
  }
  return came;
}
