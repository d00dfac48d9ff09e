import { createHaiPayClient, type HaiPayClient } from "../client";
import { lastMethod, rememberMethod } from "../last-method";
import { openWalletOf } from "../open-wallet";
import { createPayer } from "../pay";

/** A browser that keeps what it is given, or throws at each touch. */
function openBrowser(forbidden = false): Map<string, string> {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (name: string) => {
      if (forbidden) throw new Error("SecurityError");
      return kept.get(name) ?? null;
    },
    setItem: (name: string, value: string) => {
      if (forbidden) throw new Error("SecurityError");
      kept.set(name, value);
    },
  };
  Object.assign(globalThis, { window: { localStorage } });
  return kept;
}

afterEach(() => Reflect.deleteProperty(globalThis, "window"));

describe("The method that was used last", () => {
  const client = createHaiPayClient({
    baseUrl: "",
    publishableKey: "pk_1",
    fetch: async (_url, init) => {
      const { provider_id } = JSON.parse(init?.body as string) as { provider_id: string };
      const session = { id: "payses_1", provider_id, status: "pending", data: { paymentToken: "hppt_1" } };
      return new Response(JSON.stringify({ payment_collection: { payment_sessions: [session] } }));
    },
  });

  it("is remembered with a choice, and nothing else of it under its name", async () => {
    const kept = openBrowser();
    expect(lastMethod()).toBeUndefined();
    const details = { phone: "09012345678", email: "hanako@example.jp" };
    await client.choose({ paymentCollectionId: "pay_col_1" }, "pp_haipay-merpay_haipay", details);
    expect(lastMethod()).toBe("pp_haipay-merpay_haipay");
    expect(JSON.stringify([...kept])).not.toMatch(/0901234|hanako/);
  });

  it.each([
    ["a server", undefined],
    ["a browser that forbids it", true],
  ] as const)("is not known on %s, which breaks nothing", (_where, forbidden) => {
    if (forbidden) openBrowser(true);
    rememberMethod("pp_haipay-merpay_haipay");
    expect(lastMethod()).toBeUndefined();
  });
});

describe("The wallet's page that was opened last", () => {
  const session = {
    id: "payses_1",
    provider_id: "pp_haipay-au-pay_haipay",
    status: "pending",
    data: { paymentToken: "hppt_1", kind: "ewallet", payUrl: "https://pay.example/1", amount: "1700" },
  };
  const client = {
    choose: async () => session,
    placeOrder: async () => ({ id: "order_1" }),
  } as unknown as HaiPayClient;

  it("is remembered with its cart when the browser goes there, and no slip is", async () => {
    openBrowser();
    const method = { provider_id: session.provider_id };
    await createPayer(client)({ cartId: "cart_2", method: { ...method, flow: "order_first" } });
    expect(openWalletOf("cart_2")).toBeUndefined();
    await createPayer(client)({ cartId: "cart_1", method: { ...method, flow: "pay_first" } });
    expect(openWalletOf("cart_1")).toBe("hppt_1");
    expect(openWalletOf("cart_2")).toBeUndefined();
  });

  it.each(["no JSON", "7", '{"a":1}', '["cart_1",7]'])("is nothing when %s was kept", (text) => {
    openBrowser().set("haipay-open-wallet", text);
    expect(openWalletOf("cart_1")).toBeUndefined();
  });
});
