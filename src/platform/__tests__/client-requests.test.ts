import type { Buyer } from "../buyer";
import { PlatformClient, type PlatformAccount } from "../client";
import type { CollectOrderRequest } from "../request-messages";
import { PlatformRequestError } from "../errors";
import type { ChargeAmount } from "../money";
import { failureOf, requestOf } from "./failures";
import { accountAt, LocalPlatform, queriedData, succeed } from "./local-platform";

let platform: LocalPlatform;
const client = new PlatformClient();

beforeAll(async () => {
  platform = await LocalPlatform.start();
  platform.will(succeed(queriedData));
});
afterAll(async () => {
  client.close();
  await platform.stop();
});

function sum(written: string): Partial<CollectOrderRequest> {
  return { amount: written as ChargeAmount };
}

function buyer(changes: Partial<Buyer>): Partial<CollectOrderRequest> {
  return { buyer: { ...requestOf().buyer, ...changes } };
}

const wrongRequests: [string, Partial<CollectOrderRequest>, Partial<PlatformAccount>, RegExp][] = [
  ["yen with decimals", sum("300.00"), {}, /: amount must be whole yen such as "1200"\. Correct the fields/],
  ["no yen at all", sum("0"), {}, /: amount must be whole yen/],
  ["yen with an exponent", sum("3e2"), {}, /: amount must be whole yen/],
  ["dollars without decimals", sum("300"), { currency: "usd" }, /: amount must be dollars with two decimals/],
  ["dollars with one decimal", sum("3.5"), { currency: "usd" }, /: amount must be dollars with two decimals/],
  ["no cent at all", sum("0.00"), { currency: "usd" }, /: amount must be dollars with two decimals/],
  ["an order id of 49 characters", { orderId: "M".repeat(49) }, {}, /: orderId must have 1 to 48 letters/],
  ["an empty order id", { orderId: "" }, {}, /: orderId must have 1 to 48/],
  [
    "a relative return address",
    { callBackUrl: "/paid" },
    {},
    /: callBackUrl must be an http or https address/,
  ],
  [
    "a script as return address",
    { callBackFailUrl: "javascript:alert(1)" },
    {},
    /: callBackFailUrl must be an http/,
  ],
  ["a notify address with a space", { notifyUrl: "https://a.example/ b" }, {}, /: notifyUrl must be an http/],
  [
    "a phone number with hyphens",
    buyer({ phone: "090-1234-5678" }),
    {},
    /: phone must start with 0 and have 10 or 11/,
  ],
  ["an e-mail address without @", buyer({ email: "taro" }), {}, /: email must be an e-mail address/],
  ["an empty name", buyer({ name: "" }), {}, /: name must not be empty/],
  [
    "a shopper's id with a space",
    buyer({ partnerUserId: "a b" }),
    {},
    /: partnerUserId must be letters, digits and/,
  ],
  [
    "an appId that is no number",
    {},
    { appId: "10-54" },
    /: appId must be the account's number of 1 to 19 digits/,
  ],
  ["an appId that starts with 0", {}, { appId: "01054" }, /: appId must be the account's number/],
  ["two wrong fields", { ...sum("1.5"), orderId: " " }, {}, /: orderId must .*; amount must /],
  ["no base URL", {}, { baseUrl: "" }, /the base URL is no http or https address/],
  [
    "another kind of base URL",
    {},
    { baseUrl: "ftp://127.0.0.1" },
    /the base URL is no http or https address/,
  ],
  ["a base URL without a host", {}, { baseUrl: "https://" }, /the base URL is no http or https address/],
];

it.each(wrongRequests)(
  "apply with %s names the field and sends nothing",
  async (_, changes, account, words) => {
    const error = await failureOf(client.apply(accountAt(platform.url, account), requestOf(changes)));
    expect(error).toBeInstanceOf(PlatformRequestError);
    expect(error.orderMayExist).toBe(false);
    expect(error.message).toMatch(words);
    expect(platform.received.length).toBe(0);
  },
);

it.each([
  [{ orderId: "" }, /: orderId must have 1 to 48/],
  [{ orderId: "M1", orderNo: "a b" }, /: orderNo must have 1 to 64/],
])("query for %j names the field and sends nothing", async (order, words) => {
  const error = await failureOf(client.query(accountAt(platform.url), order));
  expect(error).toBeInstanceOf(PlatformRequestError);
  expect(error.message).toMatch(words);
  expect(platform.received.length).toBe(0);
});
