import { Shop } from "./shop";

describe("the control API", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(() => shop.close());
  beforeEach(() => shop.reset());

  const send = (method: string, path: string, body: string, contentType = "application/json") =>
    fetch(`${shop.sandbox.url}/sandbox${path}`, { method, body, headers: { "Content-Type": contentType } });

  it("shows an order with everything that the shop sent", async () => {
    const { orderId, orderNo, payUrl, bankNo } = await shop.apply("gmo-aozora", "12.30", {
      currency: "usd",
      subject: "Tea",
      notifyUrl: "https://shop.example/hook",
    });
    expect(await shop.control.order(orderId)).toEqual({
      orderId,
      orderNo,
      payUrl,
      bankNo,
      bankCode: "JP_GMO_AOZORA_USD",
      currency: "usd",
      method: "gmo-aozora",
      amount: "12.30",
      actualAmount: "0.00",
      fee: "0.00",
      status: 0,
      name: "山田 太郎",
      phone: "09012345678",
      email: "taro@example.jp",
      partnerUserId: "cus_01",
      callBackUrl: "https://shop.example/paid",
      callBackFailUrl: "https://shop.example/failed",
      notifyUrl: "https://shop.example/hook",
      subject: "Tea",
      createdAt: expect.any(String),
      deadline: expect.any(String),
      deliveries: [],
    });
  });

  it("counts calls and refusals, and forgets everything but the keys at reset", async () => {
    const { orderId } = await shop.apply("merpay", "100");
    await shop.client.query(shop.account("jpy"), { orderId });
    await expect(shop.apply("merpay", "100", { orderId })).rejects.toThrow();
    expect(await shop.control.calls()).toMatchObject({ apply: 2, query: 1, refused: 1 });
    await shop.control.fault({ endpoint: "apply", kind: "http_500" });
    await shop.control.reset();
    expect(await shop.control.calls()).toMatchObject({ apply: 0, query: 0, refused: 0 });
    expect(await shop.control.orders()).toEqual([]);
    await expect(shop.apply("merpay", "100", { orderId })).resolves.toMatchObject({ orderId });
  });

  it("finds an order whose id has odd characters", async () => {
    const orderId = "a/b?c=d&e#%31";
    await shop.apply("merpay", "100", { orderId });
    await shop.control.pay(orderId);
    expect(await shop.control.order(orderId)).toMatchObject({ orderId, status: 2 });
  });

  it("says that there is no such order", async () => {
    await expect(shop.control.order("none")).rejects.toThrow("no order with this order id");
    await expect(shop.control.pay("none")).rejects.toThrow("no order with this order id");
  });

  it.each([
    ["POST", "/faults", '{"endpoint":"apply","kind":"fire"}', 400],
    ["POST", "/faults", '{"endpoint":"apply","kind":"wrong_amount"}', 400],
    ["POST", "/faults", '{"endpoint":"query","kind":"slow","delay":1}', 400],
    ["PUT", "/notifications", '{"on":"no"}', 400],
    ["POST", "/reset", "{broken", 400],
    ["POST", "/orders/x/shred", "{}", 404],
  ])("answers %s %s %s with HTTP %i and an error in words", async (method, path, body, status) => {
    const response = await send(method, path, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/\w+ \w+/) });
  });

  it("takes JSON only, so that no web page can send it a form", async () => {
    const response = await send("POST", "/reset", "a=b", "application/x-www-form-urlencoded");
    expect(response.status).toBe(415);
  });

  it("ends at once although a call is held open", async () => {
    const other = await Shop.open();
    await other.control.fault({ endpoint: "apply", kind: "answer_lost" });
    const lost = other.apply("merpay", "100").catch(({ name }: Error) => name);
    await other.until(async () => (await other.control.orders()).length === 1);
    const started = Date.now();
    await other.sandbox.close();
    expect(Date.now() - started).toBeLessThan(1000);
    expect(await lost).toBe("PlatformOutcomeUnknownError");
    await other.close();
  });
});
