import { followArrivals } from "../../../src/payment/reconcile";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf } from "../../environment/ledger-books";
import { countLeftovers } from "../../environment/platform-trouble";
import { choose, ledgerOf, orderIdOf, payAndNotify, place, rowOf } from "../../environment/purchases";
import { whileStockIsLocked } from "../../environment/stock";
import { expectPaidOnce } from "./troubles";

describeShop(
  "While so many buy the same goods that Medusa's lock on their stock is not to be had",
  (shop) => {
    it("a slip's order is refused before the platform is asked, and pressing again places it", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });

      await whileStockIsLocked(shop, "sencha", async () => {
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

      await whileStockIsLocked(shop, "sencha", async () => {
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
