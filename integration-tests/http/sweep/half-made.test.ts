import {
  convertDraftOrderWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderWorkflow,
} from "@medusajs/medusa/core-flows";
import { Administrator } from "../../environment/administrator";
import { awaitPayment, type AwaitedPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { attentionsOf, readLedger, rowOfOrderId } from "../../environment/ledger-books";
import { withEventsLost } from "../../environment/lost-events";
import { place } from "../../environment/purchases";
import { stopCountingStock } from "../../environment/stock";
import { NOTHING, runSql, sweepAfter } from "../../environment/sweeping";
import { raiseAttention } from "../../environment/raise-attention";

const CART_LINK = "DELETE FROM order_cart WHERE order_id = ?";
const PAYMENT_LINK = "DELETE FROM order_payment_collection WHERE order_id = ?";
const RESERVATION = `DELETE FROM reservation_item WHERE line_item_id IN
  (SELECT item_id FROM order_item WHERE order_id = ?)`;

describeShop("When events were lost, the sweep finds", (shop) => {
  describe("an order that a killed process left half made:", () => {
    it.each<[string, string[], string[]]>([
      ["never announced", [], []],
      ["without its payment collection", [PAYMENT_LINK], ["payment_link"]],
      ["without its cart", [CART_LINK], ["cart_link"]],
      ["without reserved stock", [RESERVATION], ["reservation"]],
      [
        "without any of them",
        [PAYMENT_LINK, CART_LINK, RESERVATION],
        ["payment_link", "cart_link", "reservation"],
      ],
    ])("%s", async (_, losses, missing) => {
      const { platformOrderId, orderId, cart } = await placeAndDie(losses);
      expect(await sweepAfter(shop, 5)).toMatchObject({ halfMade: 0 });

      expect(await sweepAfter(shop, 11)).toMatchObject({ halfMade: 1, failed: 0 });

      const [attention, ...others] = await attentionsOf(shop, platformOrderId);
      expect(others).toEqual([]);
      expect(attention).toMatchObject({
        reason: "half_made",
        resolved_at: null,
        facts: {
          medusa_order_id: orderId,
          display_id: 1,
          cart_id: cart.id,
          missing: [...missing, "order_placed_event"],
        },
      });
      const after = await readLedger(shop);
      expect(await sweepAfter(shop, 12)).toEqual(NOTHING);
      expect(await readLedger(shop)).toEqual(after);
    });

    it("is resolved automatically when the order is cancelled, and not raised again", async () => {
      const { platformOrderId, orderId } = await placeAndDie([RESERVATION]);
      await sweepAfter(shop, 11);
      await (await Administrator.logIn(shop)).cancelOrder(orderId as string);

      expect(await sweepAfter(shop, 12)).toMatchObject({ whole: 1, halfMade: 0 });

      expect(await attentionsOf(shop, platformOrderId)).toEqual([
        expect.objectContaining({ reason: "half_made", resolved_by: "system" }),
      ]);
      await rewind();
      expect(await sweepAfter(shop, 13)).toMatchObject({ halfMade: 0 });
    });

    it("is resolved automatically when what was missing exists again", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const { length } = await attentionsOf(shop, platformOrderId);
      expect(length).toBe(0);
      const [link] = await runSql<{ link: string }>(
        shop,
        "SELECT row_to_json(l)::text AS link FROM order_payment_collection l WHERE order_id = ?",
        [orderId],
      );
      await runSql(shop, PAYMENT_LINK, [orderId]);
      const row = await rowOfOrderId(shop, platformOrderId);
      await raiseAttention(shop, row, "half_made", { medusa_order_id: orderId, missing: ["payment_link"] });
      expect(await sweepAfter(shop, 11)).toMatchObject({ whole: 0 });

      await runSql(
        shop,
        "INSERT INTO order_payment_collection SELECT * FROM json_populate_record(NULL::order_payment_collection, ?)",
        [link.link],
      );
      expect(await sweepAfter(shop, 12)).toMatchObject({ whole: 1 });

      expect(await attentionsOf(shop, platformOrderId)).toEqual([
        expect.objectContaining({ resolved_by: "system", note: "The order is whole again." }),
      ]);
    });

    it("is told once, also when a person has dealt with it", async () => {
      const { platformOrderId } = await placeAndDie([PAYMENT_LINK]);
      await sweepAfter(shop, 11);
      const [{ id }] = await attentionsOf(shop, platformOrderId);
      await shop.haipay.ledger.attentions.resolveOne(id, "user_1", "The link was made by hand.");
      await rewind();

      expect(await sweepAfter(shop, 12)).toMatchObject({ halfMade: 0, failed: 0 });

      expect(await attentionsOf(shop, platformOrderId)).toHaveLength(1);
    });

    it("twice over: both orders of one cart are told", async () => {
      const first = await placeAndDie([CART_LINK, PAYMENT_LINK]);
      await runSql(shop, "UPDATE cart SET completed_at = NULL WHERE id = ?", [first.cart.id]);
      const second = await withEventsLost(shop, () => place(first));
      await rewind();
      for (const loss of [CART_LINK, PAYMENT_LINK]) await runSql(shop, loss, [second]);

      expect(await sweepAfter(shop, 11)).toMatchObject({ halfMade: 2, failed: 0 });

      expect(await attentionsOf(shop, first.platformOrderId)).toEqual([
        expect.objectContaining({
          facts: expect.objectContaining({
            medusa_order_id: second,
            earlier_orders: [first.orderId],
          }) as unknown,
        }),
      ]);
    });

    it("and a later completion that placed another one: each is told as it is", async () => {
      const { platformOrderId, orderId, cart, shopper } = await placeAndDie([CART_LINK, PAYMENT_LINK]);
      await runSql(shop, "UPDATE cart SET completed_at = NULL WHERE id = ?", [cart.id]);
      const completion = await shopper.complete(cart.id);
      expect(completion).toMatchObject({ type: "order" });

      expect(await sweepAfter(shop, 11)).toMatchObject({ halfMade: 1, failed: 0 });

      expect(await attentionsOf(shop, platformOrderId)).toEqual([
        expect.objectContaining({
          facts: expect.objectContaining({
            medusa_order_id: orderId,
            missing: ["payment_link", "cart_link", "order_placed_event"],
          }) as unknown,
        }),
      ]);
    });
  });

  describe("no half-made order in", () => {
    it("a completion that died before it made one", async () => {
      await placeAndDie([
        CART_LINK,
        PAYMENT_LINK,
        RESERVATION,
        `UPDATE "order" SET deleted_at = now() WHERE id = ?`,
      ]);
      expect(await sweepAfter(shop, 11)).toMatchObject({ halfMade: 0, failed: 0 });
    });

    it("an order whose stock is not managed, or that was shipped", async () => {
      const shipped = await awaitPayment(shop);
      await ship(shipped.orderId as string);
      const unmanaged = await awaitPayment(shop);
      await stopCountingStock(shop, "sencha");
      await runSql(shop, RESERVATION, [unmanaged.orderId as string]);
      await rewind();

      expect(await sweepAfter(shop, 11)).toMatchObject({ halfMade: 2 });

      for (const { platformOrderId } of [shipped, unmanaged]) {
        const [attention] = await attentionsOf(shop, platformOrderId);
        expect(attention.facts).toMatchObject({ missing: ["order_placed_event"] });
      }
    });

    it("an order that an administrator made of the same things for the same buyer", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const [{ email }] = await runSql<{ email: string }>(shop, `SELECT email FROM "order" WHERE id = ?`, [
        orderId,
      ]);
      const { result: draft } = await createOrderWorkflow(shop.container).run({
        input: {
          email,
          region_id: shop.region("jpy"),
          currency_code: "jpy",
          is_draft_order: true,
          status: "draft",
          items: [{ variant_id: shop.seeded.variants.sencha, quantity: 1 }],
          shipping_methods: [
            { name: "Parcel", amount: 500, shipping_option_id: shop.seeded.shippingOptions.standard },
          ],
        } as never,
      });
      await convertDraftOrderWorkflow(shop.container).run({ input: { id: draft.id } });

      expect(await sweepAfter(shop, 11)).toEqual(NOTHING);

      expect(await attentionsOf(shop, platformOrderId)).toEqual([]);
      await rewind();
      expect(await sweepAfter(shop, 12)).toMatchObject({ halfMade: 1 });
      const [{ facts }] = await attentionsOf(shop, platformOrderId);
      expect(facts).toMatchObject({ medusa_order_id: orderId, missing: ["order_placed_event"] });
    });
  });

  /** Places an order, then leaves the database as a kill does that came before the end. */
  async function placeAndDie(losses: string[]): Promise<AwaitedPayment> {
    const placed = await withEventsLost(shop, () => awaitPayment(shop));
    await rewind();
    for (const statement of losses) await runSql(shop, statement, [placed.orderId as string]);
    return placed;
  }

  /** Medusa writes into its history of completions that one began, and then only how it ended. */
  async function rewind(): Promise<void> {
    await runSql(
      shop,
      "UPDATE workflow_execution SET state = 'not_started', updated_at = created_at WHERE workflow_id = 'complete-cart'",
    );
    await runSql(shop, "UPDATE haipay_sweep SET swept_until = NULL, position = NULL WHERE id = 'half_made'");
  }

  async function ship(orderId: string): Promise<void> {
    const items = await runSql<{ id: string }>(
      shop,
      "SELECT item_id AS id FROM order_item WHERE order_id = ?",
      [orderId],
    );
    await createOrderFulfillmentWorkflow(shop.container).run({
      input: {
        order_id: orderId,
        location_id: shop.seeded.stockLocationId,
        items: items.map(({ id }) => ({ id, quantity: 1 })),
      },
    });
  }
});
