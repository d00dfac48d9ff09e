import { describeShop } from "../../environment/haipay-shop";
import { completeAndKill } from "../../environment/killed-completion";
import { attentionsOf, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { orderIdOf, rowOf } from "../../environment/purchases";
import { sweepAfter } from "../../environment/sweeping";

const PATIENCE_MS = 240_000;

describeShop("When events were lost, the sweep finds an order whose process was killed", (shop) => {
  it(
    "when nothing but the order was made",
    async () => {
      const { session, cart } = await completeAndKill(shop, [
        "order_cart",
        "order_payment_collection",
        "reservation_item",
      ]);
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();

      expect(await sweepAfter(shop, 15)).toMatchObject({ halfMade: 1, failed: 0 });

      const { platform_order_id, state } = await rowOf(shop, session);
      expect(state).toBe("chosen");
      const [attention, ...others] = await attentionsOf(shop, platform_order_id);
      expect(others).toEqual([]);
      expect(attention).toMatchObject({
        reason: "half_made",
        facts: {
          cart_id: cart.id,
          display_id: 1,
          missing: ["payment_link", "cart_link", "reservation", "order_placed_event"],
        },
      });
    },
    PATIENCE_MS,
  );

  it(
    "when everything was made but the announcement; it can be paid all the same",
    async () => {
      const { session, cart } = await completeAndKill(shop, ["payment_session"]);
      const orderId = (await orderIdOf(shop, cart.id)) as string;

      expect(await sweepAfter(shop, 15)).toMatchObject({ halfMade: 1, placed: 1, failed: 0 });

      const { platform_order_id, state, medusa_order_id } = await rowOf(shop, session);
      expect({ state, medusa_order_id }).toEqual({ state: "open", medusa_order_id: orderId });
      expect(await attentionsOf(shop, platform_order_id)).toEqual([
        expect.objectContaining({
          facts: expect.objectContaining({
            medusa_order_id: orderId,
            missing: ["order_placed_event"],
          }) as unknown,
        }),
      ]);
      await shop.control.pay(platform_order_id, { notify: false });
      await settle(shop, platform_order_id);
      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
    },
    PATIENCE_MS,
  );
});
