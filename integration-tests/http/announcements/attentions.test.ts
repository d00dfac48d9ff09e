import { announcePending } from "../../../src/payment/announce";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf } from "../../environment/ledger-books";
import { payAndNotify, rowOf } from "../../environment/purchases";
import { listen, untilFollowed } from "../../environment/listen";

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);

  async function only(name: "haipay.attention.raised" | "haipay.attention.resolved") {
    await announcePending(shop.container);
    await eventually(async () => expect(heard.events.of(name)).toHaveLength(1));
    return heard.events.of(name)[0];
  }

  it("that a person is needed, and by whom it was resolved", async () => {
    const awaited = await awaitPayment(shop, { method: "gmo-aozora" });
    await untilFollowed(shop, awaited);
    await payAndNotify(shop, awaited.platformOrderId, "700");
    const row = await rowOf(shop, awaited.session);
    const [attention] = await attentionsOf(shop, awaited.platformOrderId);

    const raised = await only("haipay.attention.raised");

    expect(raised).toMatchObject({
      attention_id: attention.id,
      reason: "partial",
      facts: { charge_amount: "1700", received_amount: "700" },
      collect_order_id: row.id,
      platform_order_id: row.platform_order_id,
      medusa_order_id: awaited.orderId,
      display_id: expect.any(Number) as number,
      cart_id: awaited.cart.id,
    });
    expect(raised).not.toHaveProperty("resolved_at");

    await shop.haipay.ledger.attentions.resolveOne(
      attention.id,
      "user_1",
      "The shopper was asked for the rest.",
    );
    const resolved = await only("haipay.attention.resolved");
    expect(resolved).toMatchObject({
      attention_id: attention.id,
      reason: "partial",
      resolved_by: "user_1",
      note: "The shopper was asked for the rest.",
      resolved_at: expect.stringMatching(/Z$/) as string,
    });
    expect(resolved.announcement_id).not.toBe(raised.announcement_id);
  });

  it("of an order that the ledger does not know, without the unknown fields", async () => {
    await shop.haipay.ledger.attentions.raise(
      { collectOrderId: null, platformOrderId: "hp_lost" },
      "unknown_order",
      // A platform may put anything into a message.
      { amount: "1700", platform_status: 2, ...{ buyer_name: "山田 花子" } },
    );

    const raised = await only("haipay.attention.raised");

    expect(raised).toMatchObject({
      reason: "unknown_order",
      platform_order_id: "hp_lost",
      collect_order_id: null,
      medusa_order_id: null,
      facts: { amount: "1700", buyer_name: "***" },
    });
  });
});
