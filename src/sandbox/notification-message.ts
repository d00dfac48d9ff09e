import { BigNumber } from "bignumber.js";
import { LosslessNumber } from "lossless-json";
import { stringifyJson, type JsonObject } from "../platform/json";
import type { PlatformAmount } from "../platform/money";
import { STATUS } from "../platform/schema";
import { signMessage } from "../platform/signature";
import type { AccountKeys } from "./accounts";
import { shownPayTime, writeAmount } from "./answers";
import type { Order } from "./order";

/**
 * The signed text that tells the shop what just happened to an order (protocol §7).
 * @param collected what came in this time, and the fee for it; both zero for a failure.
 */
export function writeNotification(
  order: Order,
  collected: { amount: PlatformAmount; fee: PlatformAmount },
  account: AccountKeys,
): string {
  const message: JsonObject = {
    appId: new LosslessNumber(account.appId),
    currency: order.currency.toUpperCase(),
    orderId: order.orderId,
    orderNo: order.orderNo,
    amount: writeAmount(collected.amount),
    fee: writeAmount(collected.fee),
    status: order.status,
    payTime: shownPayTime(order),
    errorMsg: order.status === STATUS.failed ? order.errorMsg : undefined,
    // The protocol does not know this one: the platform adds fields without notice, and signs them.
    netAmount: new LosslessNumber(new BigNumber(collected.amount).minus(collected.fee).toFixed(2)),
  };
  return stringifyJson({
    ...message,
    sign: signMessage(message, {
      merchantSecretKey: account.merchantSecretKey,
      privateKey: account.platformPrivateKey,
    }),
  });
}
