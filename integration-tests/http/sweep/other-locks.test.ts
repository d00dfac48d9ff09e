import { freeStaleCartLock } from "../../../src/payment/cart-lock";
import { awaitPayment } from "../../environment/awaited-payments";
import { leaveLock, lockedCarts } from "../../environment/cart-locks";
import { describeShop } from "../../environment/haipay-shop";
import { NOTHING, runSql, sweepAfter } from "../../environment/sweeping";

describeShop("When events were lost, the sweep finds", (shop) => {
  it("no stale lock where Medusa keeps its locks elsewhere, also when the table is still there", async () => {
    await runSql(
      shop,
      "CREATE TABLE IF NOT EXISTS locking (id text PRIMARY KEY, owner_id text, expiration timestamptz)",
    );
    const { cart } = await awaitPayment(shop, { method: "au-pay" });
    await leaveLock(shop, cart.id, -1);

    expect(await freeStaleCartLock(shop.container, cart.id)).toBe(false);
    expect(await sweepAfter(shop, 0)).toEqual(NOTHING);

    expect(await lockedCarts(shop)).toEqual([cart.id]);
  });
});
