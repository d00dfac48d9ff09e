import { browserKeyOf, keepBrowserKey, newBrowserKey } from "../browser-keys";
import { createHaiPayClient } from "../client";
import { paymentTokenOf } from "../payment-address";
import { payment } from "./payments";

const KEY = /^[0-9a-f]{32}$/;

/** A browser that keeps what it is given, unless it is full. */
function openBrowser(isFull = false): Map<string, string> {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (isFull) throw new Error("QuotaExceededError");
      kept.set(name, value);
    },
  };
  Object.assign(globalThis, { window: { localStorage } });
  return kept;
}

afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, "window");
});

describe("The keys of a browser's payments", () => {
  it("are random, one for each choice, and found again by the payment", () => {
    openBrowser();
    const [first, second] = [newBrowserKey(), newBrowserKey()] as [string, string];
    expect(first).toMatch(KEY);
    expect(second).not.toBe(first);
    keepBrowserKey("hppt_1", first);
    keepBrowserKey("hppt_2", second);
    expect([browserKeyOf("hppt_1"), browserKeyOf("hppt_2"), browserKeyOf("hppt_3")]).toEqual([
      first,
      second,
      undefined,
    ]);
  });

  it("are few, and none is kept for longer than a slip can be paid", () => {
    openBrowser();
    jest.useFakeTimers();
    for (let count = 0; count < 25; count++) keepBrowserKey(`hppt_${count}`, `key ${count}`);
    expect(browserKeyOf("hppt_24")).toBe("key 24");
    expect(browserKeyOf("hppt_4")).toBeUndefined();
    jest.advanceTimersByTime(61 * 86_400_000);
    expect(browserKeyOf("hppt_24")).toBeUndefined();
  });

  it.each(["nonsense", "{}", "[1, null, [2]]", '[["hppt_1"]]'])(
    "do without what is no list of keys: %s",
    (text) => {
      openBrowser().set("haipay-payments", text);
      expect(browserKeyOf("hppt_1")).toBeUndefined();
      keepBrowserKey("hppt_1", "key");
      expect(browserKeyOf("hppt_1")).toBe("key");
    },
  );

  it("do not exist on a server, and a browser that stores nothing is not recognised when it comes back", () => {
    expect(newBrowserKey()).toBeUndefined();
    expect(browserKeyOf("hppt_1")).toBeUndefined();
    openBrowser(true);
    keepBrowserKey("hppt_1", "key");
    expect(browserKeyOf("hppt_1")).toBeUndefined();
  });
});

describe("The kit's client", () => {
  interface Call {
    path: string;
    headers: Record<string, string>;
    data?: Record<string, unknown>;
  }

  function follow(): { calls: Call[]; client: ReturnType<typeof createHaiPayClient> } {
    const calls: Call[] = [];
    const session = { id: "payses_1", provider_id: "pp_1", data: { paymentToken: "hppt_1" } };
    const client = createHaiPayClient({
      baseUrl: "https://api.shop.example",
      publishableKey: "pk",
      fetch: (address, init) => {
        const { body, headers, referrerPolicy } = init as RequestInit & { headers: Record<string, string> };
        expect(referrerPolicy).toBe("no-referrer");
        const { data } = JSON.parse((body as string | undefined) ?? "{}") as Pick<Call, "data">;
        calls.push({ path: (address as string).slice("https://api.shop.example".length), headers, data });
        const answer = {
          payment: payment(),
          payment_methods: {},
          payment_collection: { payment_sessions: [session] },
        };
        return Promise.resolve(new Response(JSON.stringify(answer)));
      },
    });
    return { calls, client };
  }

  it("shows the key of its own choice when it asks about the payment, in a header and never in an address", async () => {
    openBrowser();
    const { calls, client } = follow();
    await client.choose({ paymentCollectionId: "pay_col_1" }, "pp_1");
    await client.getPayment("hppt_1");
    await client.listMethods({ paymentToken: "hppt_1" });
    await client.getPayment("hppt_2");

    const key = calls[0].data?.browserKey;
    expect(key).toMatch(KEY);
    expect(calls.slice(1).map(({ path, headers }) => [path, headers["x-haipay-browser-key"]])).toEqual([
      ["/store/haipay/payments/hppt_1", key],
      ["/store/haipay/payment-methods?payment_token=hppt_1", key],
      ["/store/haipay/payments/hppt_2", undefined],
    ]);
  });

  it("shows the cart or the order that the storefront knows", async () => {
    const { calls, client } = follow();
    await client.choose({ paymentCollectionId: "pay_col_1" }, "pp_1");
    await client.getPayment("hppt_1", { cartId: "cart_1" });
    await client.listMethods({ paymentToken: "hppt_1", orderId: "order_1" });

    expect(calls[0].data).not.toHaveProperty("browserKey");
    expect(calls.slice(1).map(({ path }) => path)).toEqual([
      "/store/haipay/payments/hppt_1?cart_id=cart_1",
      "/store/haipay/payment-methods?payment_token=hppt_1&order_id=order_1",
    ]);
  });
});

describe("An address of the return page", () => {
  it.each([
    ["?payment_token=hppt_1&outcome=success", "hppt_1"],
    ["?payment_session_id=payses_1", "payses_1"],
    ["?payment_session_id=payses_1&payment_token=hppt_1", "hppt_1"],
    ["?payment_token=", ""],
    ["", ""],
  ])("%s leads to the payment %p", (query, token) => {
    expect(paymentTokenOf(query)).toBe(token);
  });
});
