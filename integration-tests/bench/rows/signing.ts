import { constants, generateKeyPairSync, sign, verify } from "node:crypto";
import { LosslessNumber } from "lossless-json";
import { getMethod } from "../../../src/platform/catalogue";
import { buildApplyMessage, type CollectOrderRequest } from "../../../src/platform/request-messages";
import { stringifyJson, type JsonObject } from "../../../src/platform/json";
import type { ChargeAmount } from "../../../src/platform/money";
import { readNotification } from "../../../src/platform/schema";
import { signMessage, stringToSign, verifyMessage } from "../../../src/platform/signature";
import { compareComputations } from "../measure/rates";
import { rate } from "../measure/statistics";
import type { Row } from "../row";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const merchantSecretKey = "bench-secret-0123456789abcdef";
const padding = constants.RSA_PKCS1_PADDING;

/** What a shopper who pays ¥1700 at Lawson makes the shop send. */
export function lawsonRequest(orderId: string): CollectOrderRequest {
  return {
    orderId,
    method: getMethod("konbini-lawson"),
    amount: "1700" as ChargeAmount,
    buyer: { name: "山田 花子", phone: "09012345678", email: "hanako@example.com", partnerUserId: "cus_1" },
    callBackUrl: "https://shop.example/haipay/return?session=payses_1",
    callBackFailUrl: "https://shop.example/haipay/return?session=payses_1&failed=1",
    notifyUrl: "https://backend.example/hooks/haipay",
  };
}

export const signing: Row = {
  number: "1",
  work: "sign an apply request (string + RSA)",
  baseline: "bare `crypto.sign` of the same bytes with a cached key",
  target: "≥ 0.9 of its rate",
  async measure() {
    const account = { currency: "jpy", appId: "9007199254740993" } as const;
    const message = buildApplyMessage(account, lawsonRequest("bench0000000001"));
    const bytes = Buffer.from(stringToSign(message, merchantSecretKey), "utf8");
    const { work, baseline, ratio } = await compareComputations(
      () => signMessage(message, { merchantSecretKey, privateKey }),
      () => sign("sha256", bytes, { key: privateKey, padding }),
    );
    return {
      measured: `${rate(work)}; baseline ${rate(baseline)}`,
      ratio: `${ratio.toFixed(2)} of its rate`,
      reached: ratio >= 0.9,
    };
  },
};

export const notificationIntake: Row = {
  number: "2",
  work: "take in a notification (lossless parse, string, verify)",
  baseline: "bare `crypto.verify` of the same bytes with a cached key",
  target: "≥ 0.5 of its rate",
  async measure() {
    const text = writeNotification();
    const { message } = readNotification(Buffer.from(text));
    const bytes = Buffer.from(stringToSign(message, merchantSecretKey), "utf8");
    const signature = Buffer.from(String(message.sign), "base64");
    const raw = Buffer.from(text, "utf8");
    const takeIn = () => {
      const { message: read } = readNotification(raw);
      if (!verifyMessage(read, { merchantSecretKey, publicKeys: [publicKey] }))
        throw new Error("It is genuine.");
    };
    const { work, baseline, ratio } = await compareComputations(takeIn, () =>
      verify("sha256", bytes, { key: publicKey, padding }, signature),
    );
    return {
      measured: `${rate(work)}; baseline ${rate(baseline)}`,
      ratio: `${ratio.toFixed(2)} of its rate`,
      reached: ratio >= 0.5,
    };
  },
};

function writeNotification(): string {
  const message: JsonObject = {
    appId: new LosslessNumber("9007199254740993"),
    currency: "JPY",
    orderId: "hp00000000000000000000000000000001",
    orderNo: "6026040100000001",
    amount: "1700.00",
    fee: "51.00",
    status: 2,
    payTime: "2026-04-01 12:34:56",
    netAmount: new LosslessNumber("1649.00"),
  };
  return stringifyJson({ ...message, sign: signMessage(message, { merchantSecretKey, privateKey }) });
}
