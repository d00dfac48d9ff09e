import { NOT_POSSIBLE, type Came } from "../attempt";
import type { Slip, World } from "../world";
import type { Performer } from "./performer";
import { postAsAdministrator } from "./shop-staff";

const DAY_MS = 86_400_000;

/** An administrator reissues a slip. */
export const reissue: Performer<"reissue"> = (world, { of, slip }) =>
  decide(world, of, slip, "reissue", () => ({}));

/** An administrator gives the shopper three more days. */
export const extend: Performer<"extend"> = async (world, { of, slip }) =>
  decide(
    world,
    of,
    slip,
    "deadline",
    () => ({ expires_at: new Date(Date.now() + 3 * DAY_MS).toISOString() }),
    ({ id }) => world.purchase(of)?.overdue.delete(id),
  );

/** An administrator uses money for the order of its purchase, whatever that owes. */
export const useMoney: Performer<"use_money"> = async (world, { of, slip }) =>
  decide(
    world,
    of,
    slip,
    "use-for-order",
    () => ({}),
    () => {
      const purchase = world.purchase(of);
      if (purchase) purchase.usedByPerson = true;
    },
  );

/** An administrator has dealt with everything about the purchase that waits for a person. */
export const takeOver: Performer<"take_over"> = async (world, { of }) => {
  const purchase = world.purchase(of);
  if (!purchase) return NOT_POSSIBLE;
  const open = await world.database.query<{ id: string }>(
    `SELECT a.id FROM haipay_attention a JOIN haipay_collect_order c ON c.platform_order_id = a.platform_order_id
     WHERE c.cart_id = $1 AND a.resolved_at IS NULL ORDER BY a.created_at`,
    [purchase.cart.id],
  );
  let came = NOT_POSSIBLE;
  for (const { id } of open) {
    came = await postAsAdministrator(world, `/admin/haipay/attentions/${id}/resolve`, { note: "dealt with" });
    if (came.outcome === "done") purchase.takenOver = true;
  }
  return came;
};

async function decide(
  world: World,
  of: number,
  number: number,
  act: string,
  body: () => object,
  note: (slip: Slip) => void = () => undefined,
): Promise<Came> {
  const purchase = world.purchase(of);
  const slip = purchase && (await world.slip(purchase, number));
  if (!slip) return NOT_POSSIBLE;
  const came = await postAsAdministrator(world, `/admin/haipay/collect-orders/${slip.id}/${act}`, body());
  if (came.outcome === "done") note(slip);
  return came;
}
