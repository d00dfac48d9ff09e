import { randomBytes } from "node:crypto";
import { BigNumber } from "bignumber.js";
import { LosslessNumber } from "lossless-json";
import type { Currency } from "../platform/catalogue";
import { formatPayTime } from "../platform/japan-time";
import { stringifyJson, type JsonObject } from "../platform/json";
import { addAmounts, parsePlatformAmount, subtractAmounts, type PlatformAmount } from "../platform/money";
import { STATUS } from "../platform/schema";
import { signMessage } from "../platform/signature";
import type { AccountKeys } from "./accounts";
import type { SandboxFault } from "./control-types";
import type { Order } from "./order";
import type { Refusal } from "./refusal";

const YEN_PER_DOLLAR = 150;

/** An amount as the platform writes it: with two decimals, yen too (protocol §6). */
export function writeAmount(amount: PlatformAmount): string {
  return new BigNumber(amount).toFixed(2);
}

/** The data of a collect/apply answer, not signed yet (protocol §4). */
export function appliedData(order: Order): JsonObject {
  return {
    orderId: order.orderId,
    orderNo: order.orderNo,
    payUrl: order.payUrl,
    ...(order.numbersTold && { bankCode: order.bankCode, bankNo: order.bankNo }),
  };
}

/** The data of a collect/query answer, not signed yet, with the fields that appear on some channels (protocol §6). */
export function queriedData(order: Order): JsonObject {
  const yen = order.currency === "jpy" ? order.amount : new BigNumber(order.amount).times(YEN_PER_DOLLAR);
  return {
    orderId: order.orderId,
    orderNo: order.orderNo,
    amount: writeAmount(order.amount),
    actualAmount: writeAmount(order.actualAmount),
    fee: writeAmount(order.fee),
    status: order.status,
    payTime: shownPayTime(order),
    errorMsg: order.status === STATUS.failed ? order.errorMsg : undefined,
    currency: order.currency.toUpperCase(),
    originalCurrency: "JPY",
    // A JSON number on purpose: a client that loses its written form cannot verify the signature (protocol §3).
    originalAmount: new LosslessNumber(new BigNumber(yen).toFixed(2)),
    inBankCode: order.method.channels[order.currency].inBankCode,
  };
}

/** The merchant's account in a currency, not signed yet (protocol §9): what came is not settled yet. */
export function accountData(orders: readonly Order[], currency: Currency): JsonObject {
  const unsettled = orders
    .filter((order) => order.currency === currency)
    .reduce((sum, { actualAmount }) => addAmounts(sum, actualAmount), parsePlatformAmount("0"));
  const nothing = writeAmount(parsePlatformAmount("0"));
  return {
    bal: writeAmount(unsettled),
    availableBal: nothing,
    frzBal: nothing,
    unSettleBal: writeAmount(unsettled),
  };
}

/** payTime appears with status 2, 4 and 5, Japan time (protocol §6, §7). */
export function shownPayTime({ status, payTime }: Order): string | undefined {
  const moneyCame = status === STATUS.paid || status === STATUS.partial || status === STATUS.over;
  return moneyCame && payTime ? formatPayTime(payTime) : undefined;
}

/** Changes what an answer says, before it is signed, as a fault asks. */
export function distort(data: JsonObject, order: Order, kind: SandboxFault["kind"] | undefined): JsonObject {
  switch (kind) {
    case "wrong_order_id":
      return { ...data, orderId: `OTHER-${randomBytes(8).toString("hex")}` };
    case "wrong_amount":
      return { ...data, amount: writeAmount(addAmounts(order.amount, parsePlatformAmount("1"))) };
    case "wrong_currency":
      return { ...data, currency: order.currency === "jpy" ? "USD" : "JPY" };
    case "net_amount":
      return { ...data, actualAmount: writeAmount(subtractAmounts(order.actualAmount, order.fee)) };
    case "short_amount":
      return {
        ...data,
        actualAmount: writeAmount(subtractAmounts(order.actualAmount, parsePlatformAmount("1"))),
        fee: writeAmount(parsePlatformAmount("0")),
      };
    default:
      return data;
  }
}

/**
 * The whole text of an answer to a processed call (protocol §2, §3).
 * @param badSignature signs with another secret: a well-formed signature that does not verify.
 */
export function signedAnswer(data: JsonObject, account: AccountKeys, badSignature: boolean): string {
  const signature = signMessage(data, {
    merchantSecretKey: badSignature ? `${account.merchantSecretKey}x` : account.merchantSecretKey,
    privateKey: account.platformPrivateKey,
  });
  return stringifyJson({ status: "1", error: "00000000", msg: "", data: { ...data, sign: signature } });
}

/** The whole text of a refusal: not signed and without data (protocol §4). */
export function refusedAnswer(refusal: Refusal): string {
  return stringifyJson({ status: "0", error: refusal.code, msg: refusal.message });
}
