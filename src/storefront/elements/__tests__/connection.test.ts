import { HaiPayError } from "../../core/errors";
import { ElementClient, type OwnConnection } from "../connection";
import { fetchBy } from "../sdk";

const NOTHING: OwnConnection = { client: undefined, backendUrl: undefined, publishableKey: undefined };

describe("An element's client", () => {
  const asked = jest.fn<Promise<Response>, [string, RequestInit]>();
  const { fetch: before } = globalThis;
  beforeEach(() => {
    asked.mockReset();
    globalThis.fetch = asked as unknown as typeof fetch;
  });
  afterEach(() => {
    globalThis.fetch = before;
  });

  it("is none while nobody has said how to reach the shop", () => {
    expect(new ElementClient(jest.fn()).take(NOTHING, "ja")).toBeUndefined();
    expect(
      new ElementClient(jest.fn()).take({ ...NOTHING, backendUrl: "https://shop.example" }, "ja"),
    ).toBeUndefined();
  });

  it("asks by the element's attributes, and stays the same until one of them or the language changes", async () => {
    const client = new ElementClient(jest.fn());
    const own = { ...NOTHING, backendUrl: "https://shop.example/", publishableKey: "pk_1" };
    const first = client.take(own, "ja");
    expect(client.take({ ...own }, "ja")).toBe(first);
    expect(client.take(own, "en")).not.toBe(first);
    expect(client.take({ ...own, publishableKey: "pk_2" }, "ja")).not.toBe(first);

    asked.mockResolvedValue(new Response(JSON.stringify({ payment: { state: "paid" } })));
    expect(await first?.getPayment("hppt_1", { cartId: "cart_1" })).toEqual({ state: "paid" });
    const [address, init] = asked.mock.calls[0];
    expect(address).toBe("https://shop.example/store/haipay/payments/hppt_1?cart_id=cart_1");
    expect(init.headers).toMatchObject({ "x-publishable-api-key": "pk_1" });
  });

  it("tells each error in the shopper's language, and throws it all the same", async () => {
    const told = jest.fn<void, [HaiPayError]>();
    const client = new ElementClient(told).take({ ...NOTHING, publishableKey: "pk_1" }, "ja");
    asked.mockRejectedValue(new TypeError("network"));
    await expect(client?.listMethods({ cartId: "cart_1" })).rejects.toThrow(HaiPayError);
    expect(told).toHaveBeenCalledTimes(1);
    expect(told.mock.calls[0][0]).toMatchObject({ code: "unreachable", status: 0 });
    expect(told.mock.calls[0][0].message).toMatch(/[ぁ-ん]/);
  });
});

describe("Calls by Medusa's SDK", () => {
  const asked = jest.fn<Promise<unknown>, [string, Record<string, unknown> | undefined]>();
  const call = fetchBy({ client: { fetch: asked } });
  beforeEach(() => asked.mockReset());

  it("give it the body as it is, and leave the publishable key to it", async () => {
    asked.mockResolvedValue({ cart: { id: "cart_1" } });
    const answer = await call("/store/carts", {
      method: "POST",
      headers: {
        "x-publishable-api-key": "",
        "content-type": "application/json",
        "x-haipay-browser-key": "k",
      },
      body: JSON.stringify({ region_id: "reg_1" }),
    });
    expect(await answer.json()).toEqual({ cart: { id: "cart_1" } });
    expect(asked).toHaveBeenCalledWith("/store/carts", {
      method: "POST",
      headers: { "content-type": "application/json", "x-haipay-browser-key": "k" },
      body: { region_id: "reg_1" },
    });
  });

  it("give a refusal its status and words, and say of no answer that there was none", async () => {
    asked.mockRejectedValueOnce(Object.assign(new Error("Not for this cart."), { status: 400 }));
    const refused = await call("/store/carts");
    expect([refused.status, await refused.json()]).toEqual([400, { message: "Not for this cart." }]);
    asked.mockRejectedValueOnce(new TypeError("network"));
    await expect(call("/store/carts")).rejects.toThrow("network");
  });
});
