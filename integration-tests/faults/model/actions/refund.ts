import { BigNumber } from "bignumber.js";
import { NOT_POSSIBLE } from "../attempt";
import type { Performer } from "./performer";
import { postAsAdministrator } from "./shop-staff";

/** An administrator records that money was paid back outside. */
export const refund: Performer<"refund"> = async (world, { of, slip, part }) => {
  const purchase = world.purchase(of);
  const found = purchase && (await world.slip(purchase, slip));
  const order = found && (await world.atPlatform(found.platform_order_id));
  if (!order || new BigNumber(order.actualAmount).isZero()) return NOT_POSSIBLE;
  const places = order.currency === "jpy" ? 0 : 2;
  const whole = new BigNumber(order.actualAmount);
  const amount = (part ? whole.dividedBy(2) : whole).decimalPlaces(places, BigNumber.ROUND_FLOOR);
  world.refunds++;
  const body = {
    amount: amount.toFixed(places),
    paid_on: new Date().toISOString(),
    reference: `transfer ${world.refunds} for ${found.platform_order_id}`,
  };
  return postAsAdministrator(world, `/admin/haipay/collect-orders/${found.id}/refunds`, body);
};
