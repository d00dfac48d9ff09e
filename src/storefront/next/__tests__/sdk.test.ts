import { withHaiPay } from "../sdk";

const TOKEN = "hppt_1";
const SESSION = {
  id: "payses_1",
  provider_id: "pp_haipay-konbini-lawson_haipay",
  data: { paymentToken: TOKEN },
};

type Call = [path: string, init: Record<string, unknown> | undefined];

/** A js-sdk whose backend answers by path. */
function sdkOf(answers: Record<string, unknown>) {
  const calls: Call[] = [];
  const sdk = {
    client: {
      async fetch(path: string, init?: Record<string, unknown>): Promise<unknown> {
        calls.push([path, init]);
        const answer = answers[path];
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  };
  return { sdk: withHaiPay(sdk), calls };
}

const CACHED = {
  method: "GET",
  cache: "force-cache",
  next: { tags: ["x"] },
  headers: { authorization: "Bearer x" },
};

describe("withHaiPay", () => {
  it.each(["/store/orders", "/store/payment-providers", "/store/carts/cart_1", "/store/orders/order_1"])(
    "reads %s anew each time",
    async (path) => {
      const { sdk, calls } = sdkOf({ [path]: {} });
      await sdk.client.fetch(path, CACHED);
      const [[, init]] = calls;
      expect(init).toMatchObject({ cache: "no-store", headers: CACHED.headers });
      expect(init).not.toHaveProperty("next");
    },
  );

  it.each([
    ["/store/products", CACHED],
    ["/store/orders/order_1/transfer/request", { ...CACHED, method: "POST" }],
    ["/store/carts/cart_1", { ...CACHED, method: "POST" }],
  ])("leaves %s %j as it is", async (path, init) => {
    const { sdk, calls } = sdkOf({ [path]: { cart: { completed_at: "2026-01-01" } } });
    await sdk.client.fetch(path, init);
    expect(calls).toEqual([[path, init]]);
  });

  it("takes a cart that has become an order for none, and asks for the field that says so", async () => {
    const open = { cart: { id: "cart_1", completed_at: null } };
    const { sdk, calls } = sdkOf({
      "/store/carts/cart_1": open,
      "/store/carts/cart_2": { cart: { id: "cart_2", completed_at: "2026-01-01T00:00:00Z" } },
    });
    expect(await sdk.client.fetch("/store/carts/cart_1", { query: { fields: "id,*items" } })).toBe(open);
    expect(calls[0][1]).toMatchObject({ query: { fields: "id,*items,+completed_at" } });
    await expect(sdk.client.fetch("/store/carts/cart_2")).rejects.toMatchObject({ status: 404 });
    expect(calls[1][1]).toMatchObject({ query: { fields: "+completed_at" } });
  });

  it("brings an order's payment along, with the order as proof and the caller's login", async () => {
    const order = { id: "order_1", payment_collections: [{ payment_sessions: [SESSION] }] };
    const payment = { payment_token: TOKEN };
    const { sdk, calls } = sdkOf({
      "/store/orders/order_1": { order },
      [`/store/haipay/payments/${TOKEN}`]: { payment },
    });
    const answer = await sdk.client.fetch("/store/orders/order_1", CACHED);
    expect(answer).toEqual({ order: { ...order, haipay_payment: payment } });
    expect(calls[1]).toEqual([
      `/store/haipay/payments/${TOKEN}`,
      expect.objectContaining({ query: { order_id: "order_1" }, headers: CACHED.headers, cache: "no-store" }),
    ]);
  });

  it("returns the order even if its payment cannot be read, or belongs to another provider", async () => {
    const others = {
      id: "order_2",
      payment_collections: [{ payment_sessions: [{ ...SESSION, provider_id: "pp_x" }] }],
    };
    const order = { id: "order_1", payment_collections: [{ payment_sessions: [SESSION] }] };
    const { sdk, calls } = sdkOf({
      "/store/orders/order_1": { order },
      "/store/orders/order_2": { order: others },
      [`/store/haipay/payments/${TOKEN}`]: new Error("unreachable"),
    });
    expect(await sdk.client.fetch("/store/orders/order_1")).toEqual({ order });
    expect(await sdk.client.fetch("/store/orders/order_2")).toEqual({ order: others });
    expect(calls).toHaveLength(3);
  });

  it("can be called twice", async () => {
    const { sdk, calls } = sdkOf({ "/store/carts/cart_1": {} });
    withHaiPay(sdk);
    await sdk.client.fetch("/store/carts/cart_1");
    expect(calls[0][1]).toMatchObject({ query: { fields: "+completed_at" } });
  });
});
