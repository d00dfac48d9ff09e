import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, rowOfOrderId } from "../../environment/ledger-books";
import { payAndNotify } from "../../environment/purchases";
import { payStrangeOrder } from "../../environment/strange-orders";

interface Listed {
  id: string;
  reason: string;
}

describeShop("The admin API lists what needs a person:", (shop) => {
  it("with texts in both languages, sums, shopper and links", async () => {
    const { platformOrderId, orderId, cart } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const row = await rowOfOrderId(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.get("/admin/haipay/attentions?resolved=false");

    expect(status).toBe(200);
    expect(data).toMatchObject({ count: 1, limit: 20, offset: 0 });
    expect(data.attentions).toEqual([
      {
        id: expect.stringMatching(/^hpat_/),
        reason: "partial",
        account: null,
        texts: {
          en: {
            title: "Underpaid",
            what_happened: expect.stringContaining("nothing is captured"),
            what_to_do: expect.arrayContaining([
              expect.stringContaining("Ask the shopper for a bank account"),
            ]),
          },
          ja: {
            title: "入金不足",
            what_happened: expect.stringContaining("売上確定はしていません"),
            what_to_do: expect.arrayContaining([expect.stringContaining("返金先の銀行口座")]),
          },
        },
        figure: { amount: "1000", currency_code: "jpy" },
        assigned_to: null,
        remark: null,
        facts: expect.objectContaining({ received_amount: "700", needs_bank_account: true }),
        collect_order: {
          id: row.id,
          state: "open",
          method: expect.objectContaining({ id: "gmo-aozora", kind: "bank_transfer" }),
          currency_code: "jpy",
          sums: {
            charge: "1700",
            session: "1700",
            received: "700",
            fee: "21",
            expected_fee: null,
            fee_difference: null,
            refunded: "0",
          },
        },
        buyer: expect.objectContaining({ email: "hanako@example.com", phone: "09012345678" }),
        order: {
          id: orderId,
          display_id: expect.any(Number),
          status: "pending",
          path: `/orders/${orderId}`,
        },
        cart_id: cart.id,
        platform: { platform_order_id: platformOrderId, platform_order_no: row.platform_order_no },
        opened_at: expect.stringMatching(/^20/),
        resolved: null,
      },
    ]);
    const one = await http.get(`/admin/haipay/attentions/${data.attentions[0].id}`);
    expect(one.data).toEqual({ attention: data.attentions[0] });
  });

  it("a wallet's money asks for no bank account", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    const { items } = await shopper.getCart(cart.id);
    await shopper.setQuantity(cart.id, items?.[0].id ?? "", 2);
    await payAndNotify(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    const { data } = await http.get("/admin/haipay/attentions");

    expect(data.attentions).toMatchObject([
      { reason: "orphaned", facts: { needs_bank_account: false }, order: null },
    ]);
    expect(JSON.stringify(data.attentions[0].texts)).not.toMatch(/bank account|銀行口座/);
  });

  it("an order that the ledger does not know has only facts", async () => {
    await payStrangeOrder(shop, "of-another-shop");
    const { http } = await Administrator.logIn(shop);

    const { data } = await http.get("/admin/haipay/attentions?reason=unknown_order");

    expect(data.attentions).toMatchObject([
      {
        reason: "unknown_order",
        facts: { amount: "1200.00", currency: "JPY", needs_bank_account: true },
        collect_order: null,
        buyer: null,
        order: null,
        platform: { platform_order_id: "of-another-shop", platform_order_no: expect.any(String) },
      },
    ]);
  });

  it("the newest first, page by page, filtered by reason, order, collect order and whether it is resolved", async () => {
    const [first, second, third] = [
      await awaitPayment(shop, { method: "gmo-aozora" }),
      await awaitPayment(shop, { method: "konbini-lawson" }),
      await awaitPayment(shop, { method: "konbini-ministop" }),
    ];
    await payAndNotify(shop, first.platformOrderId, "700");
    await payAndNotify(shop, second.platformOrderId, "2000");
    await payAndNotify(shop, third.platformOrderId, "600");
    await payAndNotify(shop, third.platformOrderId);
    const { http } = await Administrator.logIn(shop);
    const list = async (query: string): Promise<{ reasons: string[]; count: number }> => {
      const { data } = await http.get<{ attentions: Listed[]; count: number }>(
        `/admin/haipay/attentions?${query}`,
      );
      return { reasons: data.attentions.map(({ reason }) => reason), count: data.count };
    };
    const { id } = await rowOfOrderId(shop, first.platformOrderId);

    expect(await list("")).toEqual({ reasons: ["partial", "over", "partial"], count: 3 });
    expect(await list("limit=1")).toEqual({ reasons: ["partial"], count: 3 });
    expect(await list("limit=2&offset=1")).toEqual({ reasons: ["over", "partial"], count: 3 });
    expect(await list("resolved=false")).toEqual({ reasons: ["over", "partial"], count: 2 });
    expect(await list("resolved=true")).toEqual({ reasons: ["partial"], count: 1 });
    expect(await list("reason=over")).toEqual({ reasons: ["over"], count: 1 });
    expect(await list(`medusa_order_id=${second.orderId}`)).toEqual({ reasons: ["over"], count: 1 });
    expect(await list(`collect_order_id=${id}`)).toEqual({ reasons: ["partial"], count: 1 });
    expect(await list(`collect_order_id=${id}&medusa_order_id=${first.orderId}`)).toMatchObject({
      count: 1,
    });
    expect(await list(`collect_order_id=${id}&medusa_order_id=${second.orderId}`)).toMatchObject({
      count: 0,
    });
    expect(await list("medusa_order_id=order_unknown")).toEqual({ reasons: [], count: 0 });
  });

  it("an unknown one is answered with 404 and an explanation", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const id of ["hpat_0", "a%00b"]) {
      const { status, data } = await http.get(`/admin/haipay/attentions/${id}`);
      expect({ status, message: data.message }).toEqual({
        status: 404,
        message: "There is no such attention.",
      });
    }
    expect(await attentionsOf(shop, "hpat_0")).toEqual([]);
  });
});
