import { describeShop } from "../../environment/haipay-shop";
import { choose, fillCart } from "../../environment/purchases";

const PATH = "/store/haipay/payment-methods";

describeShop("The store API for a checkout answers in words, and tells nothing,", (shop) => {
  const ask = (query: string, key = shop.seeded.publishableKey) =>
    shop.http.get<{ type?: string; message?: string; payment_methods?: unknown }>(PATH + query, {
      headers: { "x-publishable-api-key": key },
    });

  it.each([
    ["without a purchase", ""],
    ["for an empty id", "?cart_id="],
    ["for two payments", "?payment_token=hppt_1&payment_session_id=payses_1"],
    ["for a list of payments", "?payment_token[]=hppt_1&payment_token[]=hppt_2"],
    ["for a list of carts", "?cart_id[]=cart_1&cart_id[]=cart_2"],
    ["for a filter in place of an id", "?cart_id[$ne]=x"],
  ])("%s", async (_title, query) => {
    const { status, data } = await ask(query);
    expect([status, data.type]).toEqual([400, "invalid_data"]);
    expect(data.message).toMatch(/Name one purchase: add \?cart_id=/);
  });

  it.each([
    ["an unknown cart", "?cart_id=cart_01JZZZZZZZZZZZZZZZZZZZZZZZ", "cart"],
    ["an unknown payment", "?payment_token=hppt_0000000000000000000000000000000f", "payment"],
    ["an unknown payment session", "?payment_session_id=payses_01JZZZZZZZZZZZZZZZZZZZZZZZ", "payment"],
    ["a NUL byte", "?cart_id=%00", "cart"],
    ["a line of SQL", "?cart_id='%20OR%20''='", "cart"],
    ["an endless id", `?cart_id=${"c".repeat(5_000)}`, "cart"],
  ])("for %s", async (_title, query, word) => {
    const { status, data } = await ask(query);
    expect([status, data]).toEqual([404, { type: "not_found", message: `There is no such ${word}.` }]);
  });

  it("to a caller without the publishable key", async () => {
    const { cart } = await fillCart(shop);
    for (const key of ["", "pk_unknown"]) {
      const { status, data } = await ask(`?cart_id=${cart.id}`, key);
      expect([status, data.type]).toEqual([400, "not_allowed"]);
      expect(data).not.toHaveProperty("payment_methods");
    }
  });

  it("for the payment of somebody else", async () => {
    const { session } = await choose(shop, { method: "au-pay" });
    const other = await fillCart(shop);
    for (const payment of [
      `payment_token=${session.data.paymentToken as string}`,
      `payment_session_id=${session.id}`,
    ]) {
      for (const shown of ["", `&cart_id=${other.cart.id}`, "&order_id=order_1"]) {
        const { status, data } = await ask(`?${payment}${shown}`);
        expect([status, data]).toEqual([404, { type: "not_found", message: "There is no such payment." }]);
      }
    }
  });

  it("about the buyer or about other carts", async () => {
    const { cart, session } = await choose(shop, { method: "au-pay" });
    const other = await fillCart(shop, { email: "other@example.com" });
    for (const query of [`?cart_id=${cart.id}`, `?cart_id=${cart.id}&payment_session_id=${session.id}`]) {
      const { status, data } = await ask(query);
      expect(status).toBe(200);
      for (const word of ["花子", "1234-5678", "hanako@", cart.id, session.id, other.cart.id, "other@"]) {
        expect(JSON.stringify(data)).not.toContain(word);
      }
    }
    expect((await shop.control.calls()).query).toBe(0);
  });
});
