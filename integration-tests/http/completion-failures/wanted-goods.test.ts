import { Modules } from "@medusajs/framework/utils";
import { followArrivals } from "../../../src/payment/reconcile";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf } from "../../environment/ledger-books";
import { countLeftovers } from "../../environment/platform-trouble";
import { choose, ledgerOf, orderIdOf, payAndNotify, place, rowOf } from "../../environment/purchases";
import { runSql } from "../../environment/sweeping";
import { expectPaidOnce } from "./troubles";

const OWNER = "everybody else";
/** Longer than Medusa waits, which is 5 s. */
const LOCK_SECONDS = 60;

describeShop(
  "While so many buy the same goods that Medusa's lock on their stock is not to be had",
  (shop) => {
    async function whileLocked<Result>(work: () => Promise<Result>): Promise<Result> {
      const locking = shop.container.resolve(Modules.LOCKING);
      const stock = await runSql<{ inventory_item_id: string }>(
        shop,
        "SELECT inventory_item_id FROM product_variant_inventory_item WHERE variant_id = ?",
        [shop.seeded.variants.sencha],
      );
      const keys = stock.map(({ inventory_item_id }) => inventory_item_id);
      expect(keys).toHaveLength(1);
      await locking.acquire(keys, { ownerId: OWNER, expire: LOCK_SECONDS });
      try {
        return await work();
      } finally {
        await locking.release(keys, { ownerId: OWNER });
      }
    }

    it("a slip's order is refused before the platform is asked, and pressing again places it", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });

      await whileLocked(async () => {
        await expect(place(checkout)).rejects.toMatchObject({ status: 500 });
      });

      expect((await shop.control.calls()).apply).toBe(0);
      expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
      expect(await ledgerOf(shop, checkout.session)).toMatchObject([{ state: "chosen" }]);

      const orderId = await place(checkout);
      await payAndNotify(shop, (await rowOf(shop, checkout.session)).platform_order_id);
      await expectPaidOnce(shop, checkout, orderId);
    });

    it("a wallet's money is kept, and its order is placed by itself afterwards", async () => {
      const { shopper, cart, session, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });

      await whileLocked(async () => {
        expect(await payAndNotify(shop, platformOrderId)).toEqual({ httpStatus: 200, body: "SUCCESS" });
      });
      expect(await orderIdOf(shop, cart.id)).toBeUndefined();
      expect(await countLeftovers(shop)).toEqual({ orders: 0, reserved: 0 });
      await followArrivals(shop.container);

      await expectPaidOnce(shop, { shopper, cart, session }, (await orderIdOf(shop, cart.id)) as string);
      expect(await openReasonsOf(shop, platformOrderId)).toEqual([]);
    });
  },
);
