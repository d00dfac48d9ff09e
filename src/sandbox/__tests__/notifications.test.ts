import { readNotification } from "../../platform/schema";
import { verifyMessage } from "../../platform/signature";
import { pause, Shop } from "./shop";

const INTERVAL_MS = 30;

describe("notifications", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open({ notifyIntervalMs: INTERVAL_MS });
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.reset());

  const applied = async (amount = "1000") =>
    (await shop.apply("gmo-aozora", amount, { notifyUrl: shop.notifyUrl })).orderId;
  const nth = (index: number) => readNotification(shop.received[index]?.body ?? "");

  it("tell of a paid order in a signed message, with fields that nobody announced", async () => {
    const orderId = await applied();
    await shop.control.pay(orderId);
    await shop.until(() => shop.received.length === 1);
    expect(shop.received[0]?.contentType).toBe("application/json");
    const { notification, message } = nth(0);
    expect(notification).toMatchObject({
      appId: shop.sandbox.accounts.jpy.appId,
      currency: "JPY",
      orderId,
      amount: "1000.00",
      fee: "30.00",
      status: 2,
      payTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    });
    expect(shop.received[0]?.body).toContain('"netAmount":970.00');
    const { merchantSecretKey, platformPublicKeys } = shop.account("jpy");
    expect(verifyMessage(message, { merchantSecretKey, publicKeys: platformPublicKeys })).toBe(true);
    const otherKeys = { merchantSecretKey, publicKeys: shop.account("usd").platformPublicKeys };
    expect(verifyMessage(message, otherKeys)).toBe(false);
  });

  it("give the sum of this time, each time", async () => {
    const orderId = await applied();
    await shop.control.pay(orderId, { amount: "400", fee: "1" });
    await shop.until(() => shop.received.length === 1);
    await shop.control.pay(orderId, { fee: "2" });
    await shop.until(() => shop.received.length === 2);
    expect(nth(0).notification).toMatchObject({ status: 4, amount: "400.00", fee: "1.00" });
    expect(nth(1).notification).toMatchObject({ status: 2, amount: "600.00", fee: "2.00" });
  });

  it("tell of a failure with its reason and without a pay time", async () => {
    const orderId = await applied();
    await shop.control.expire(orderId);
    await shop.until(() => shop.received.length === 1);
    const { notification } = nth(0);
    expect(notification).toMatchObject({ status: 3, errorMsg: "order expired", amount: "0.00" });
    expect(notification.payTime).toBeUndefined();
  });

  it("are repeated with the same bytes until HTTP 200 and exactly SUCCESS", async () => {
    shop.answers = [
      { status: 500, body: "SUCCESS" },
      { status: 200, body: "success" },
      { status: 201, body: "SUCCESS" },
      { status: 200, body: "SUCCESS\n" },
    ];
    const orderId = await applied();
    await shop.control.pay(orderId);
    await shop.until(() => shop.received.length === 5);
    await pause(4 * INTERVAL_MS);
    expect(shop.received).toHaveLength(5);
    expect(new Set(shop.received.map(({ body }) => body)).size).toBe(1);
    const { deliveries } = await shop.control.order(orderId);
    expect(deliveries.map(({ httpStatus, body }) => `${httpStatus} ${body}`)).toEqual([
      "500 SUCCESS",
      "200 success",
      "201 SUCCESS",
      "200 SUCCESS\n",
      "200 SUCCESS",
    ]);
  });

  it("stop for good after the first attempt and five repeats, one interval apart", async () => {
    shop.answers = Array.from({ length: 20 }, () => ({ status: 503, body: "" }));
    const orderId = await applied();
    const start = Date.now();
    await shop.control.pay(orderId);
    await shop.until(() => shop.received.length === 6);
    expect(Date.now() - start).toBeGreaterThanOrEqual(5 * INTERVAL_MS - 10);
    await pause(4 * INTERVAL_MS);
    expect(shop.received).toHaveLength(6);
  });

  it("are not sent automatically with notify: false, but on request, as often as requested", async () => {
    const orderId = await applied();
    await shop.control.pay(orderId, { notify: false });
    await pause(2 * INTERVAL_MS);
    expect(shop.received).toHaveLength(0);
    shop.answers = [{ status: 404, body: "unknown" }];
    expect(await shop.control.notify(orderId, { times: 2 })).toEqual([
      { httpStatus: 404, body: "unknown" },
      { httpStatus: 200, body: "SUCCESS" },
    ]);
    const three = await shop.control.notify(orderId, { times: 3, atOnce: true });
    expect(three).toHaveLength(3);
    expect(shop.received).toHaveLength(5);
  });

  it("are not repeated any more once an asked-for one was received", async () => {
    shop.answers = [{ status: 503, body: "" }];
    const orderId = await applied();
    await shop.control.pay(orderId);
    await shop.until(() => shop.received.length === 1);
    await shop.control.notify(orderId);
    const soFar = shop.received.length;
    await pause(4 * INTERVAL_MS);
    expect(shop.received).toHaveLength(soFar);
  });

  it("stay away while they are off, also later, and drop the repeats that were waiting", async () => {
    shop.answers = Array.from({ length: 20 }, () => ({ status: 503, body: "" }));
    const first = await applied();
    await shop.control.pay(first);
    await shop.until(() => shop.received.length === 1);
    await shop.control.setNotifications(false);
    await pause(INTERVAL_MS);
    const soFar = shop.received.length;
    const second = await applied();
    await shop.control.pay(second);
    await shop.control.setNotifications(true);
    await pause(4 * INTERVAL_MS);
    expect(soFar).toBeLessThan(6);
    expect(shop.received).toHaveLength(soFar);
    expect(nth(soFar - 1).notification.orderId).toBe(first);
  });

  it("can be read as they were signed, oldest first, sent or not", async () => {
    const orderId = await applied();
    await shop.control.pay(orderId, { amount: "400", notify: false });
    await shop.control.pay(orderId);
    await shop.until(() => shop.received.length === 1);
    const [first, second] = await shop.control.notifications(orderId);
    expect(readNotification(first ?? "").notification).toMatchObject({ status: 4, amount: "400.00" });
    expect(second).toBe(shop.received[0]?.body);
  });

  it("can claim what is not true, and leave the order as it is", async () => {
    const orderId = await applied();
    await shop.control.claim(orderId, { status: 2 });
    await shop.until(() => shop.received.length === 1);
    const { notification, message } = nth(0);
    expect(notification).toMatchObject({ status: 2, amount: "1000.00", fee: "30.00" });
    const { merchantSecretKey, platformPublicKeys } = shop.account("jpy");
    expect(verifyMessage(message, { merchantSecretKey, publicKeys: platformPublicKeys })).toBe(true);
    expect(await shop.control.order(orderId)).toMatchObject({ status: 0, actualAmount: "0.00" });
    expect((await shop.control.order(orderId)).payTime).toBeUndefined();
  });

  it("say with httpStatus 0 that no answer came", async () => {
    const { orderId } = await shop.apply("merpay", "100", { notifyUrl: "http://127.0.0.1:9/hook" });
    await shop.control.pay(orderId, { notify: false });
    const [answer] = await shop.control.notify(orderId);
    expect(answer).toEqual({ httpStatus: 0, body: expect.stringContaining("no answer") });
  });

  it("cannot be asked for before anything happened, nor without an address", async () => {
    await expect(shop.control.notify(await applied())).rejects.toThrow("Nothing was notified");
    const { orderId } = await shop.apply("merpay", "100");
    await shop.control.pay(orderId);
    await expect(shop.control.notify(orderId)).rejects.toThrow("no notifyUrl");
  });

  it("go to the sandbox's own notify address when the order names none", async () => {
    const other = await Shop.open({ notifyUrl: shop.notifyUrl });
    const { orderId } = await other.apply("merpay", "100");
    await other.control.pay(orderId);
    await shop.until(() => shop.received.length === 1);
    expect(nth(0).notification.orderId).toBe(orderId);
    await other.close();
  });
});
