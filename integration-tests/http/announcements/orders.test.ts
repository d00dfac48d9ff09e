import { Modules } from "@medusajs/framework/utils";
import { announcePending } from "../../../src/payment/announce";
import { applyCollectOrder } from "../../../src/payment/apply";
import { followPlacedOrder } from "../../../src/payment/placed-order";
import { awaitPayment, type AwaitedPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger } from "../../environment/ledger-books";
import { choose, rowOf } from "../../environment/purchases";
import { listen, aMoment, announcementsOf, makeOld, untilFollowed } from "../../environment/listen";

const MINUTE = 60_000;

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);

  /** A slip whose completion died after the platform had made the order. */
  async function orphan(): Promise<{ rowId: string; announcementId: string }> {
    const { session } = await choose(shop, { method: "konbini-lawson" });
    const { id } = await applyCollectOrder(shop.haipay, await rowOf(shop, session));
    const [announcement] = await announcementsOf(shop, id);
    return { rowId: id, announcementId: announcement.id };
  }

  /** As it was before the ledger learned of the order, and before the shop was told. */
  async function forgetOrder({
    session,
  }: AwaitedPayment): Promise<{ rowId: string; announcementId: string }> {
    await untilFollowed(shop, { session });
    const { id } = await rowOf(shop, session);
    await shop.haipay.ledger.collectOrders.update(id, { medusa_order_id: null });
    await shop.haipay.ledger.announcements.write("haipay.payment.awaiting", { collectOrderId: id });
    heard.events.all.length = 0;
    return { rowId: id, announcementId: (await announcementsOf(shop, id))[1].id };
  }

  it("nothing of a slip without an order: it waits for a while, and is dropped after an hour", async () => {
    const { rowId, announcementId } = await orphan();

    expect(await announcePending(shop.container)).toBe(0);
    const [waiting] = await announcementsOf(shop, rowId);
    expect(waiting.next_try_at?.getTime()).toBeGreaterThan(Date.now());
    expect(waiting.next_try_at?.getTime()).toBeLessThan(Date.now() + 10_000);

    await makeOld(shop, announcementId, 61 * MINUTE);
    expect(await announcePending(shop.container)).toBe(0);
    await aMoment();
    expect(heard.events.all).toEqual([]);
    expect(await announcementsOf(shop, rowId)).toMatchObject([{ next_try_at: null, announced_at: null }]);
  });

  it("nothing of a slip that cannot be paid any more", async () => {
    const { rowId, announcementId } = await orphan();
    const row = await shop.haipay.ledger.collectOrders.find(rowId);
    await shop.haipay.ledger.collectOrders.transition(row as NonNullable<typeof row>, "superseded");
    await makeOld(shop, announcementId, 3 * MINUTE);

    expect(await announcePending(shop.container)).toBe(0);
    expect(await announcementsOf(shop, rowId)).toMatchObject([{ next_try_at: null, announced_at: null }]);
  });

  it("of no slip and no reminder when the order was cancelled, before the ledger followed that", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    await untilFollowed(shop, awaited);
    heard.events.all.length = 0;
    const { id } = await rowOf(shop, awaited.session);
    // The module alone emits no order.canceled.
    await shop.container.resolve(Modules.ORDER).cancel([awaited.orderId as string]);
    await shop.haipay.ledger.announcements.write("haipay.payment.awaiting", { collectOrderId: id });
    await shop.haipay.ledger.announcements.write("haipay.payment.reminder", { collectOrderId: id });

    expect(await announcePending(shop.container)).toBe(0);
    await aMoment();

    expect(heard.events.all).toEqual([]);
    expect((await rowOf(shop, awaited.session)).state).toBe("open");
    const dropped = { next_try_at: null, announced_at: null };
    expect((await announcementsOf(shop, id)).slice(1)).toMatchObject([dropped, dropped]);
  });

  it("of a slip whose order.placed got lost, when completion must be over by then", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    const { announcementId } = await forgetOrder(awaited);

    expect(await announcePending(shop.container)).toBe(0);

    await makeOld(shop, announcementId, 3 * MINUTE);
    expect(await announcePending(shop.container)).toBe(1);
    expect(await heard.events.only("haipay.payment.awaiting")).toMatchObject({
      medusa_order_id: awaited.orderId,
      display_id: expect.any(Number) as number,
    });
  });

  it("of a slip at once when the sweep follows its placed order, and only once", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    const { rowId } = await forgetOrder(awaited);

    await followPlacedOrder(shop.container, awaited.orderId as string);
    await followPlacedOrder(shop.container, awaited.orderId as string);
    await aMoment();

    expect(await heard.events.only("haipay.payment.awaiting")).toMatchObject({ collect_order_id: rowId });
    expect(await shop.haipay.ledger.collectOrders.find(rowId)).toMatchObject({
      medusa_order_id: awaited.orderId,
    });
  });

  it("and no order that is not there, or has no payment of ours, touches a row", async () => {
    const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
    await forgetOrder(awaited);
    const before = await readLedger(shop);

    for (const orderId of ["order_that_is_not_there", "", undefined as unknown as string]) {
      await followPlacedOrder(shop.container, orderId);
    }

    expect(await readLedger(shop)).toEqual(before);
    expect(heard.events.all).toEqual([]);
  });
});
