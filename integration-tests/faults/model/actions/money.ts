import { BigNumber } from "bignumber.js";
import type { SandboxOrder } from "../../../../src/sandbox/control-client";
import { attempt, NOT_POSSIBLE } from "../attempt";
import { deliverNotification } from "../deliver";
import type { Sum } from "../history";
import type { Slip, World } from "../world";
import type { Performer } from "./performer";

/** Money is handed over at the platform, also for an order that has failed, expired, or was paid before. */
export const pay: Performer<"pay"> = async (world, { of, slip, sum, notify }) =>
  atPlatform(world, of, slip, notify, async (order) => {
    const amount = sumOf(order, sum);
    await world.control.pay(order.orderId, { amount, notify: false });
    const purchase = world.purchase(of);
    if (purchase) purchase.changedSincePaid = false;
    return `${amount ?? "what is due"} of ${order.amount}`;
  });

/** The platform ends the order: declined. */
export const fail: Performer<"fail"> = async (world, { of, slip, notify }) =>
  atPlatform(world, of, slip, notify, async ({ orderId }) => {
    await world.control.fail(orderId, { notify: false });
    return "failed";
  });

/** The platform ends the order: too late. */
export const expire: Performer<"expire"> = async (world, { of, slip, notify }) =>
  atPlatform(world, of, slip, notify, async ({ orderId }) => {
    await world.control.expire(orderId, { notify: false });
    return "expired";
  });

/** The platform is not sure of the money yet (status -1). */
export const confirm: Performer<"confirm"> = async (world, { of, slip }) =>
  atPlatform(world, of, slip, false, async ({ orderId }) => {
    await world.control.pending(orderId);
    return "pending confirmation";
  });

/** Somebody who can sign says something untrue. */
export const claim: Performer<"claim"> = async (world, { of, slip, status }) => {
  const found = await findSlip(world, of, slip);
  if (!found) return NOT_POSSIBLE;
  const { orderId } = found.order;
  return attempt(world, async () => {
    await world.control.claim(orderId, { status, notify: false });
    const text = (await world.control.notifications(orderId)).at(-1) ?? "";
    world.lies.add(text);
    return `answered ${await deliverNotification(world, found.slip, text)}`;
  });
};

async function atPlatform(
  world: World,
  of: number,
  number: number,
  notify: boolean,
  act: (order: SandboxOrder) => Promise<string>,
) {
  const found = await findSlip(world, of, number);
  if (!found) return NOT_POSSIBLE;
  return attempt(world, async () => {
    const words = await act(found.order);
    if (!notify) return words;
    const text = (await world.control.notifications(found.order.orderId)).at(-1) ?? "";
    return `${words}; notified: ${await deliverNotification(world, found.slip, text)}`;
  });
}

async function findSlip(
  world: World,
  of: number,
  number: number,
): Promise<{ slip: Slip; order: SandboxOrder } | undefined> {
  const purchase = world.purchase(of);
  const slip = purchase && (await world.slip(purchase, number));
  const order = slip && (await world.atPlatform(slip.platform_order_id));
  return slip && order ? { slip, order } : undefined;
}

/** @returns undefined for what is due */
function sumOf({ amount, actualAmount, currency }: SandboxOrder, sum: Sum): string | undefined {
  if (sum === "due") return undefined;
  const places = currency === "jpy" ? 0 : 2;
  const rounded = (value: BigNumber) => value.decimalPlaces(places, BigNumber.ROUND_FLOOR).toFixed(places);
  if (sum === "half") return rounded(new BigNumber(amount).dividedBy(2));
  return rounded(BigNumber.max(new BigNumber(amount).minus(actualAmount), 0).plus(100));
}
