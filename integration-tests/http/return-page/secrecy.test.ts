import { updateRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { describeShop } from "../../environment/haipay-shop";
import { choose, place, providerId, rowOf } from "../../environment/purchases";
import { openPage } from "../../environment/return-page";

const UNKNOWN = {
  type: "not_found",
  message: "There is no HaiPay payment of this token. It may have been replaced by a newer choice.",
};

describeShop("The return page tells nothing", (shop) => {
  it.each([
    ["that no payment has", "hppt_0000000000000000000000000000000f"],
    ["that no session has", "payses_01JZZZZZZZZZZZZZZZZZZZZZZZ"],
    ["that no session can have", "%00"],
    ["that looks like a query", "'%20OR%20''='"],
    ["of endless length", "p".repeat(5_000)],
  ])("about an id %s", async (_title, id) => {
    const answer = await openPage(shop, id);

    expect([answer.status, answer.data]).toEqual([404, UNKNOWN]);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("about a payment session of another provider", async () => {
    await updateRegionsWorkflow(shop.container).run({
      input: {
        selector: { id: shop.region("jpy") },
        update: { payment_providers: [providerId("au-pay"), "pp_system_default"] },
      },
    });
    const { shopper, cart } = await choose(shop, { method: "au-pay" });
    const other = await shopper.choosePayment(cart.id, "pp_system_default");

    const answer = await openPage(shop, other.id);

    expect([answer.status, answer.data]).toEqual([404, UNKNOWN]);
  });

  it("to a caller without the publishable key", async () => {
    const { session } = await choose(shop, { method: "au-pay" });

    for (const key of ["", "pk_unknown"]) {
      const answer = await openPage(shop, session.id, { "x-publishable-api-key": key });
      expect([answer.status, (answer.data as { type: string }).type]).toEqual([400, "not_allowed"]);
      expect(answer.data).not.toHaveProperty("payment");
    }
    expect((await shop.control.calls()).query).toBe(0);
  });

  it("about the buyer, and no secret, and leaves nothing in a cache", async () => {
    const shopper = shop.shopper();
    await shopper.register("taro@example.com", "only-for-tests");
    const checkout = await choose(shop, { shopper, method: "konbini-lawson", email: "taro@example.com" });
    const orderId = await place(checkout);
    const row = await rowOf(shop, checkout.session);

    const answer = await openPage(shop, row.payment_token as string);

    expect(answer.headers).toMatchObject({ "cache-control": "no-store", "referrer-policy": "no-referrer" });
    const { jpy } = shop.sandbox.accounts;
    for (const word of [
      row.buyer_name,
      "花子",
      row.buyer_phone,
      "1234-5678",
      row.buyer_email,
      row.partner_user_id,
      jpy.appId,
      jpy.merchantSecretKey,
      jpy.merchantPrivateKey,
      checkout.cart.id,
      checkout.session.id,
      orderId,
      row.payment_collection_id,
      row.id,
    ]) {
      expect(JSON.stringify(answer.data)).not.toContain(word);
    }
  });
});
