import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { guardKeyOfCart } from "../../src/modules/haipay/guard";
import { freeStaleCartLock } from "../../src/payment/cart-lock";
import { awaitPayment } from "../environment/awaited-payments";
import { leaveLock, lockedCarts, unlock } from "../environment/cart-locks";
import { lastNotification } from "../environment/deliveries";
import { describeShop } from "../environment/haipay-shop";
import { readOrder } from "../environment/order-books";
import { choose, orderIdOf, payAndNotify, place } from "../environment/purchases";
import { NOTHING, runSql, sweepAfter } from "../environment/sweeping";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const OUTLIVED = -1;
const ALIVE = 120;

describeShop(
  "Under locking-postgres a lock that a killed process left",
  (shop) => {
    it("is freed when a paid cart becomes an order, and the history says so once", async () => {
      const { cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
      await leaveLock(shop, cart.id, OUTLIVED);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      const orderId = (await orderIdOf(shop, cart.id)) as string;
      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
      expect(await lockedCarts(shop)).toEqual([]);
      expect(await timesFreed(cart.id)).toBe(1);
    });

    it("is freed when the payment of a placed order is captured", async () => {
      const { cart, platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "konbini-lawson" });
      await leaveLock(shop, cart.id, OUTLIVED);

      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
      expect(await timesFreed(cart.id)).toBe(1);
    });

    it("makes a capture wait while it is within its time", async () => {
      const { cart, platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "konbini-lawson" });
      await leaveLock(shop, cart.id, ALIVE);

      expect(await notifyWithoutWaiting(platformOrderId)).toBe("SUCCESS");
      expect(await runSql(shop, "SELECT id FROM capture")).toEqual([]);
      expect(await lockedCarts(shop)).toEqual([cart.id]);

      await unlock(shop, cart.id);
      await shop.haveFollowed();
      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
      expect(await lockedCarts(shop)).toEqual([]);
    });

    it("is freed in time for a capture that is waiting for it", async () => {
      const { cart, platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "konbini-lawson" });
      await leaveLock(shop, cart.id, 3);

      expect(await notifyWithoutWaiting(platformOrderId)).toBe("SUCCESS");
      await shop.haveFollowed();

      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
      expect(await timesFreed(cart.id)).toBe(1);
    });

    it("by a capture would end after half a minute", async () => {
      const { cart, platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "konbini-lawson" });
      const db = shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);

      const [left] = await db.transaction(async (standstill) => {
        await standstill.raw("LOCK TABLE order_transaction IN EXCLUSIVE MODE");
        expect(await notifyWithoutWaiting(platformOrderId)).toBe("SUCCESS");
        return runSql<{ id: string; seconds: number }>(
          shop,
          "SELECT id, extract(epoch FROM expiration - now())::float AS seconds FROM locking",
        );
      });
      await shop.haveFollowed();

      expect(left.id).toBe(cart.id);
      expect(left.seconds).toBeLessThanOrEqual(30);
      expect(await readOrder(shop, orderId)).toMatchObject({ due: "0", captures: ["1700"] });
    });

    it("is freed when the shopper places the order", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await leaveLock(shop, checkout.cart.id, OUTLIVED);

      expect(await place(checkout)).toMatch(/^order_/);

      expect(await lockedCarts(shop)).toEqual([]);
      expect(await timesFreed(checkout.cart.id)).toBe(1);
    });

    it("is respected while it is within its time", async () => {
      const checkout = await choose(shop, { method: "konbini-lawson" });
      await leaveLock(shop, checkout.cart.id, ALIVE);
      let isUnlocked = false;
      const placed = place(checkout).then((orderId) => ({ orderId, isUnlocked }));
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      expect(await lockedCarts(shop)).toEqual([checkout.cart.id]);

      isUnlocked = true;
      await unlock(shop, checkout.cart.id);

      expect(await placed).toEqual({ orderId: expect.stringMatching(/^order_/) as string, isUnlocked: true });
      expect(await timesFreed(checkout.cart.id)).toBe(0);
    });

    it("is freed by the sweep for what is open, and nobody else's is", async () => {
      const slip = await awaitPayment(shop, { method: "konbini-lawson" });
      const wallet = await awaitPayment(shop, { method: "au-pay" });
      const chosen = await choose(shop, { method: "gmo-aozora" });
      await leaveLock(shop, slip.cart.id, OUTLIVED);
      await leaveLock(shop, wallet.cart.id, ALIVE);
      await leaveLock(shop, chosen.cart.id, OUTLIVED);
      await leaveLock(shop, "cart_of_somebody_else", OUTLIVED);

      expect(await sweepAfter(shop, 0)).toEqual({ ...NOTHING, freedLocks: 2 });

      expect(await lockedCarts(shop)).toEqual([wallet.cart.id, "cart_of_somebody_else"].sort());
      expect(await sweepAfter(shop, 0)).toEqual(NOTHING);
      expect(await timesFreed(slip.cart.id)).toBe(1);
    });

    it("is left alone by the sweep while somebody works on the purchase", async () => {
      const { cart } = await awaitPayment(shop, { method: "au-pay" });
      await leaveLock(shop, cart.id, OUTLIVED);

      await shop.haipay.guard.run(guardKeyOfCart(cart.id), async () => {
        expect(await sweepAfter(shop, 0)).toEqual(NOTHING);
      });

      expect(await sweepAfter(shop, 0)).toEqual({ ...NOTHING, freedLocks: 1 });
    });

    it("is freed once when several find it", async () => {
      const { cart } = await awaitPayment(shop, { method: "au-pay" });
      await leaveLock(shop, cart.id, OUTLIVED);

      const freed = await Promise.all([1, 2, 3].map(() => freeStaleCartLock(shop.container, cart.id)));

      expect(freed.filter(Boolean)).toEqual([true]);
      expect(await timesFreed(cart.id)).toBe(1);
      await leaveLock(shop, cart.id, ALIVE);
      expect(await freeStaleCartLock(shop.container, cart.id)).toBe(false);
      expect(await lockedCarts(shop)).toEqual([cart.id]);
    });

    async function notifyWithoutWaiting(platformOrderId: string): Promise<string> {
      await shop.control.pay(platformOrderId, { notify: false });
      const text = await lastNotification(shop, platformOrderId);
      return (await shop.http.post<string>("/hooks/haipay", text)).data;
    }

    async function timesFreed(cartId: string): Promise<number> {
      const events = await runSql(
        shop,
        "SELECT id FROM haipay_history WHERE kind = 'lock_freed' AND payload ->> 'cart_id' = ?",
        [cartId],
      );
      return events.length;
    }
  },
  { MEDUSA_LOCKING: "postgres" },
);
