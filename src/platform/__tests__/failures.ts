import { inspect } from "node:util";
import type { CollectOrderRequest } from "../request-messages";
import { getMethod } from "../catalogue";
import { PlatformError } from "../errors";
import { toChargeAmount } from "../money";
import { merchantSecretKey } from "./local-platform";

export function requestOf(changes: Partial<CollectOrderRequest> = {}): CollectOrderRequest {
  return {
    orderId: "M1",
    method: getMethod("konbini-lawson"),
    amount: toChargeAmount("300", "jpy"),
    buyer: {
      name: "山田 太郎",
      phone: "09012345678",
      email: "taro.yamada@shop.example",
      partnerUserId: "cus_01",
    },
    callBackUrl: "https://shop.example/paid?cart=1&step=2",
    callBackFailUrl: "https://shop.example/failed",
    ...changes,
  };
}

/** Everything in a request that must not be found anywhere in an error. */
const PRIVATE = [
  ...Object.values(requestOf().buyer),
  merchantSecretKey,
  "sign=",
  '"sign"',
  "BEGIN",
  "AxiosError",
];

/**
 * The PlatformError that a call ends in; checks that nothing private hangs on it, and that its message is a whole
 * sentence with a way out.
 */
export async function failureOf(call: Promise<unknown>): Promise<PlatformError> {
  const error: unknown = await call.then(
    () => new Error("The call succeeded."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlatformError)) {
    throw error;
  }
  const everything = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
  expect(PRIVATE.filter((secret) => everything.includes(secret))).toEqual([]);
  expect(error.message).toMatch(/^[A-Z].*[.:;] .*\.$/s);
  expect(error.name).toBe(error.constructor.name);
  return error;
}
