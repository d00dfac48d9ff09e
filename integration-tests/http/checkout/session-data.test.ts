import type { PaymentSession } from "../../../demo/shopper";
import { describeShop } from "../../environment/haipay-shop";
import { orderAtPlatform, PUBLIC_SESSION_FIELDS } from "../../environment/payment-step";
import { buy, choose, place, rowOf } from "../../environment/purchases";

describeShop("A storefront's checkout publishes in session data", (shop) => {
  /** What anybody who knows the order id can read. */
  async function readInPublic(orderId: string): Promise<PaymentSession[]> {
    const { data } = await shop.http.get<{
      order: { payment_collections: { payment_sessions: PaymentSession[] }[] };
    }>(`/store/orders/${orderId}`, {
      params: { fields: "*payment_collections.payment_sessions" },
      headers: { "x-publishable-api-key": shop.seeded.publishableKey },
    });
    return data.order.payment_collections.flatMap((collection) => collection.payment_sessions);
  }

  async function secretsAndBuyer(session: { id: string }): Promise<string[]> {
    const row = await rowOf(shop, session);
    const secrets = Object.values(shop.sandbox.accounts).flatMap((account) => [
      account.merchantSecretKey,
      account.merchantPrivateKey,
      account.platformPublicKey,
    ]);
    return [
      ...secrets,
      row.buyer_name,
      row.buyer_phone,
      row.buyer_email,
      row.partner_user_id,
      "花子",
      "1234-5678",
    ];
  }

  it("for a slip what is needed to pay it, and nothing about the buyer", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson", data: { phone: "+81 90-1234-5678" } });
    const orderId = await place(checkout);

    const sessions = await readInPublic(orderId);

    const order = await orderAtPlatform(shop, checkout.session);
    expect(sessions).toHaveLength(1);
    expect(Object.keys(sessions[0].data).sort()).toEqual(PUBLIC_SESSION_FIELDS);
    expect(sessions[0].data).toMatchObject({
      session_id: checkout.session.id,
      method: "konbini-lawson",
      kind: "konbini",
      payType: "BANK_TRANSFER",
      inBankCode: "KONBINI_LAWSON",
      orderId: order.orderId,
      orderNo: order.orderNo,
      payUrl: order.payUrl,
      bankCode: order.bankCode ?? null,
      bankNo: order.bankNo ?? null,
      qrCode: null,
      amount: "1700",
      currency: "jpy",
      status: "open",
      expiresAt: expect.stringMatching(/T14:59:59\.000Z$/) as string,
    });
    for (const word of await secretsAndBuyer(checkout.session)) {
      expect(JSON.stringify(sessions)).not.toContain(word);
    }
  });

  it("for a paid e-wallet order of a customer the same fields, and nothing about the buyer", async () => {
    const shopper = shop.shopper();
    await shopper.register("taro@example.com", "only-for-tests");
    const { session, orderId } = await buy(shop, { shopper, method: "au-pay", email: "taro@example.com" });

    const [{ data }] = await readInPublic(orderId);

    expect(Object.keys(data).sort()).toEqual(PUBLIC_SESSION_FIELDS);
    expect(data).toMatchObject({
      kind: "ewallet",
      inBankCode: "AU_PAY",
      status: "paid",
      session_id: session.id,
    });
    for (const word of await secretsAndBuyer(session)) expect(JSON.stringify(data)).not.toContain(word);
  });

  it("no order id before the order is placed, because the platform has none yet", async () => {
    const { session } = await choose(shop, { method: "gmo-aozora" });

    expect(session.data).toMatchObject({ orderId: null, orderNo: null, payUrl: null, status: "chosen" });
  });
});
