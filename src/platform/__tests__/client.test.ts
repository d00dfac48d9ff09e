import { parsePrivateKey, parsePublicKey } from "../keys";
import { METHODS } from "../catalogue";
import { PlatformClient } from "../client";
import { toChargeAmount } from "../money";
import { verifyMessage } from "../signature";
import { LosslessNumber } from "lossless-json";
import { requestOf } from "./failures";
import {
  accountAt,
  appliedData,
  LocalPlatform,
  merchantSecretKey,
  queriedData,
  send,
  signed,
  succeed,
} from "./local-platform";
import { keyTexts } from "./vectors";

let platform: LocalPlatform;
let client: PlatformClient;

beforeAll(async () => {
  platform = await LocalPlatform.start();
});
beforeEach(() => {
  client = new PlatformClient();
});
afterEach(() => client.close());
afterAll(() => platform.stop());

const merchantKeys = [parsePublicKey(keyTexts.merchant.publicKeyBase64)];

describe("apply", () => {
  it("posts signed JSON with exactly the fields of the protocol", async () => {
    platform.will(succeed(appliedData));
    await client.apply(accountAt(platform.url), requestOf());
    const [request] = platform.received;
    expect(request.method).toBe("POST");
    expect(request.url).toBe("/jpy/collect/apply");
    expect(request.headers["content-type"]).toBe("application/json");
    expect(request.headers["user-agent"]).toBe("medusa-payment-haipay");
    expect(verifyMessage(request.message, { merchantSecretKey, publicKeys: merchantKeys })).toBe(true);
    expect({ ...request.message, sign: "…" }).toEqual({
      appId: new LosslessNumber("1054"),
      orderId: "M1",
      name: "山田 太郎",
      phone: "09012345678",
      email: "taro.yamada@shop.example",
      amount: "300",
      payType: "BANK_TRANSFER",
      inBankCode: "KONBINI_LAWSON",
      callBackUrl: "https://shop.example/paid?cart=1&step=2",
      callBackFailUrl: "https://shop.example/failed",
      partnerUserId: "cus_01",
      sign: "…",
    });
  });

  it("sends the optional fields when they are given, and leaves empty ones out", async () => {
    platform.will(succeed(appliedData));
    const optional = { notifyUrl: "https://shop.example/hooks/haipay", subject: "ご注文 №4 ☕", body: "" };
    await client.apply(accountAt(platform.url), requestOf(optional));
    const [{ message }] = platform.received;
    expect(message.notifyUrl).toBe(optional.notifyUrl);
    expect(message.subject).toBe(optional.subject);
    expect(message).not.toHaveProperty("body");
    expect(verifyMessage(message, { merchantSecretKey, publicKeys: merchantKeys })).toBe(true);
  });

  it("sends every digit of a large appId, as a number", async () => {
    platform.will(succeed(appliedData));
    await client.apply(accountAt(platform.url, { appId: "9223372036854775807" }), requestOf());
    const [{ rawBody, message }] = platform.received;
    expect(rawBody).toContain('"appId":9223372036854775807,');
    expect(verifyMessage(message, { merchantSecretKey, publicKeys: merchantKeys })).toBe(true);
  });

  it.each(METHODS)(
    "sends the code of $id in either currency to the path of that currency",
    async (method) => {
      platform.will(succeed(appliedData));
      for (const currency of ["jpy", "usd"] as const) {
        const amount = toChargeAmount("400", currency);
        await client.apply(accountAt(platform.url, { currency }), requestOf({ method, amount }));
      }
      expect(
        platform.received.map(({ url, message }) => [
          url,
          message.inBankCode,
          message.payType,
          message.amount,
        ]),
      ).toEqual([
        ["/jpy/collect/apply", method.channels.jpy.inBankCode, method.payType, "400"],
        ["/usd/collect/apply", method.channels.usd.inBankCode, method.payType, "400.00"],
      ]);
    },
  );

  it("answers the order with only what the platform promised", async () => {
    platform.will(succeed(appliedData));
    expect(await client.apply(accountAt(platform.url), requestOf())).toEqual(appliedData);
  });

  it("answers slip data when they are there, and takes new fields and an integer status", async () => {
    const data = {
      ...appliedData,
      orderNo: new LosslessNumber("6023071013539074123"),
      bankCode: "GMO",
      bankNo: new LosslessNumber("0"),
      qrCode: null,
      newField: { nested: [new LosslessNumber("1.00")] },
    };
    platform.will(send({ status: new LosslessNumber("1"), error: null, data: signed(data), traceId: "x" }));
    expect(await client.apply(accountAt(platform.url), requestOf())).toEqual({
      ...appliedData,
      orderNo: "6023071013539074123",
      bankCode: "GMO",
      bankNo: "0",
      qrCode: undefined,
    });
  });

  it("takes a base URL with a path and a slash at its end", async () => {
    platform.will(succeed(appliedData));
    await client.apply(accountAt(`${platform.url}/gateway//`), requestOf());
    expect(platform.received[0].url).toBe("/gateway/jpy/collect/apply");
  });

  it("believes a signed order even under an HTTP error status", async () => {
    platform.will(succeed(appliedData, 502));
    expect((await client.apply(accountAt(platform.url), requestOf())).payUrl).toBe(appliedData.payUrl);
  });
});

describe("query", () => {
  it("posts appId and orderId, and orderNo when it is known", async () => {
    platform.will(succeed(queriedData));
    await client.query(accountAt(platform.url), { orderId: "M1" });
    await client.query(accountAt(platform.url, { currency: "usd" }), { orderId: "M1", orderNo: "6023" });
    expect(platform.received.map(({ url, message }) => [url, Object.keys(message)])).toEqual([
      ["/jpy/collect/query", ["appId", "orderId", "sign"]],
      ["/usd/collect/query", ["appId", "orderId", "orderNo", "sign"]],
    ]);
    for (const { message } of platform.received) {
      expect(verifyMessage(message, { merchantSecretKey, publicKeys: merchantKeys })).toBe(true);
    }
  });

  it("reads an order that waits, with canonical amounts", async () => {
    platform.will(succeed(queriedData));
    const order = await client.query(accountAt(platform.url), { orderId: "M1" });
    expect(order).toEqual({
      orderId: "M1",
      orderNo: "6023042811314347",
      amount: "50000",
      actualAmount: "0",
      fee: "0",
      status: 1,
    });
  });

  it("reads a paid order with all fields, numbers by their written form", async () => {
    const paid = {
      ...queriedData,
      amount: new LosslessNumber("50000.00"),
      actualAmount: new LosslessNumber("49500.50"),
      fee: "499.5",
      status: "2",
      payTime: "2024-05-01 09:00:00",
      currency: "JPY",
      inBankCode: "KONBINI_LAWSON",
      originalAmount: new LosslessNumber("1.10"),
    };
    platform.will(succeed(paid));
    expect(await client.query(accountAt(platform.url), { orderId: "M1" })).toEqual({
      orderId: "M1",
      orderNo: "6023042811314347",
      amount: "50000",
      actualAmount: "49500.5",
      fee: "499.5",
      status: 2,
      payTime: new Date("2024-05-01T00:00:00Z"),
      currency: "JPY",
      inBankCode: "KONBINI_LAWSON",
    });
  });

  it("reads a failed order without sums and with empty fields", async () => {
    const { orderId, orderNo, amount } = queriedData;
    platform.will(
      succeed({ orderId, orderNo, amount, fee: null, status: "3", payTime: "", errorMsg: "期限切れ" }),
    );
    const order = await client.query(accountAt(platform.url), { orderId: "M1" });
    expect(order).toMatchObject({ status: 3, actualAmount: "0", fee: "0", errorMsg: "期限切れ" });
    expect(order.payTime).toBeUndefined();
  });

  it("takes an answer signed with the newer of two platform keys", async () => {
    platform.will(succeed(queriedData));
    const platformPublicKeys = [...merchantKeys, parsePublicKey(keyTexts.platform.publicKeyBase64)];
    const order = await client.query(accountAt(platform.url, { platformPublicKeys }), { orderId: "M1" });
    expect(order.status).toBe(1);
  });
});

describe("connections", () => {
  it("are kept open from call to call", async () => {
    platform.will(succeed(appliedData), succeed(queriedData));
    await client.apply(accountAt(platform.url), requestOf());
    for (let i = 0; i < 4; i++) {
      await client.query(accountAt(platform.url), { orderId: "M1" });
    }
    expect(new Set(platform.received.map(({ port }) => port)).size).toBe(1);
    expect(platform.received.length).toBe(5);
  });

  it("are as many as calls at one time", async () => {
    platform.will(succeed(queriedData));
    await Promise.all(
      Array.from({ length: 20 }, () => client.query(accountAt(platform.url), { orderId: "M1" })),
    );
    expect(platform.received.length).toBe(20);
  });

  it("do not go through a proxy that the environment names", async () => {
    platform.will(succeed(queriedData));
    const before = process.env.http_proxy;
    process.env.http_proxy = "http://127.0.0.1:9";
    try {
      expect((await client.query(accountAt(platform.url), { orderId: "M1" })).status).toBe(1);
    } finally {
      if (before === undefined) {
        delete process.env.http_proxy;
      } else {
        process.env.http_proxy = before;
      }
    }
  });

  it("carry calls of different accounts, each with its own key and secret", async () => {
    const merchantPrivateKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs1Pem);
    platform.will(succeed(queriedData));
    await client.query(accountAt(platform.url, { merchantPrivateKey, appId: "2" }), { orderId: "M1" });
    await client.query(accountAt(platform.url), { orderId: "M1" });
    const publicKeys = [parsePublicKey(keyTexts.platform.publicKeyPem)];
    expect(
      platform.received.map(({ message }) => verifyMessage(message, { merchantSecretKey, publicKeys })),
    ).toEqual([true, false]);
  });
});
