import { JsonError } from "../json";
import { parsePublicKey } from "../keys";
import { NotificationError, readNotification } from "../schema";
import { verifyMessage } from "../signature";
import { keyTexts, signatureCases } from "./vectors";

const whole = {
  appId: 1054,
  currency: "JPY",
  orderId: "M233323000059",
  orderNo: "6023042811314347",
  amount: "300.00",
  fee: "10.00",
  status: 2,
  payTime: "2024-05-01 09:00:00",
  sign: "c2lnbg==",
};

function read(fields: Record<string, unknown>) {
  return readNotification(Buffer.from(JSON.stringify(fields)));
}

describe("readNotification", () => {
  it("reads a whole notification from bytes and from text", () => {
    const expected = {
      appId: "1054",
      currency: "JPY",
      orderId: "M233323000059",
      orderNo: "6023042811314347",
      amount: "300.00",
      fee: "10.00",
      status: 2,
      payTime: "2024-05-01 09:00:00",
      errorMsg: undefined,
    };
    expect(read(whole).notification).toEqual(expected);
    expect(readNotification(JSON.stringify(whole)).notification).toEqual(expected);
  });

  it.each([
    ["2", 2],
    [3, 3],
    ["-1", -1],
    ["5", 5],
    [0, 0],
  ])("takes the status %j, text or integer, as %i", (status, expected) => {
    expect(read({ ...whole, status }).notification.status).toBe(expected);
  });

  it("takes numbers for texts with every digit, and null and empty fields for missing ones", () => {
    const body =
      '{"appId":"9223372036854775807","orderId":"M1","orderNo":6023042811314347999,"amount":100.00,"fee":null,"status":3,"payTime":"","errorMsg":"expired"}';
    expect(readNotification(body).notification).toEqual({
      appId: "9223372036854775807",
      currency: undefined,
      orderId: "M1",
      orderNo: "6023042811314347999",
      amount: "100.00",
      fee: undefined,
      status: 3,
      payTime: undefined,
      errorMsg: "expired",
    });
  });

  it("keeps every field for the signature, also those that it does not know", () => {
    const vector = signatureCases.find((row) => row.name === "unknown fields are signed too");
    const { message, notification } = readNotification(
      Buffer.from(`${vector?.json.slice(0, -1)},"sign":"${vector?.sign}"}`),
    );
    const publicKeys = [parsePublicKey(keyTexts.platform.publicKeyBase64)];
    expect(verifyMessage(message, { merchantSecretKey: "test-merchant-secret-key", publicKeys })).toBe(true);
    expect(notification).not.toHaveProperty("zNewField");
  });

  it.each([
    ["appId", undefined, /because appId must be text or a number/],
    ["appId", "10x", /because appId must be the account's number of 1 to 19 digits/],
    ["appId", -1, /because appId must be the account's number/],
    ["orderId", undefined, /because orderId must be text or a number/],
    ["orderId", "", /because orderId must have 1 to 48 letters/],
    ["orderId", "M".repeat(49), /because orderId must have 1 to 48 letters/],
    ["orderId", "M 1", /because orderId must have 1 to 48 letters/],
    ["orderId", { $ne: "" }, /because orderId must be text or a number/],
    ["status", undefined, /because status must be text or a number/],
    ["status", 6, /because status must be one of -1, 0, 1, 2, 3, 4, 5/],
    ["status", "2.0", /because status must be one of/],
    ["status", true, /because status must be text or a number/],
    ["amount", ["300"], /because amount must be text or a number/],
  ])("says that it is none when %s is %j", (field, value, words) => {
    expect(() => read({ ...whole, [field]: value })).toThrow(NotificationError);
    expect(() => read({ ...whole, [field]: value })).toThrow(words);
    expect(() => read({ ...whole, [field]: value })).toThrow(
      expect.objectContaining({ name: "NotificationError" }) as Error,
    );
  });

  it("names every wrong field at once", () => {
    expect(() => read({ status: 9 })).toThrow(/appId must .*; orderId must .*; status must /);
  });

  it("takes control characters out of the platform's words and cuts them", () => {
    const { notification } = read({ ...whole, status: 3, errorMsg: `a\u0000b\n${"c".repeat(400)}` });
    expect(notification.errorMsg).toBe(`a b ${"c".repeat(296)}`);
  });

  it.each(["", "SUCCESS", "[]", "null", '{"orderId":"M1"', "<xml/>"])("refuses %j as JSON", (body) => {
    expect(() => readNotification(body)).toThrow(JsonError);
  });

  it("refuses bytes that are no UTF-8, which could not be verified", () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    expect(() => readNotification(bytes)).toThrow(/no UTF-8/);
  });
});
