import { announcePending } from "../../../src/payment/announce";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment } from "../../environment/awaited-payments";
import { eventually } from "../../environment/eventually";
import { describeShop } from "../../environment/haipay-shop";
import { readLedger, rowOfOrderId, settle } from "../../environment/ledger-books";
import { buy, choose, ledgerOf, place, rowOf } from "../../environment/purchases";
import { loseSession, NOTHING, runSql, sweepAfter } from "../../environment/sweeping";
import { announcementsOf } from "../../environment/listen";
import { raiseAttention } from "../../environment/raise-attention";

const DAY_MINUTES = 24 * 60;

describeShop("When events were lost, the sweep finds", (shop) => {
  describe("a payment session that was deleted", () => {
    it("leaves an order at the platform given up and watched, once nobody can be at work on it", async () => {
      const { platformOrderId, session } = await awaitPayment(shop, { method: "au-pay" });
      await loseSession(shop, session.id);
      expect(await sweepAfter(shop, 1)).toEqual(NOTHING);

      expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, superseded: 1 });

      const row = await rowOfOrderId(shop, platformOrderId);
      expect(row).toMatchObject({
        state: "superseded",
        last_error: "The payment session is gone, and its end was not heard of.",
      });
      expect(row.next_check_at).not.toBeNull();
      const after = await readLedger(shop);
      expect(await sweepAfter(shop, 6)).toEqual(NOTHING);
      expect(await readLedger(shop)).toEqual(after);
    });

    it("leaves a choice that the platform never knew of to be removed, with the buyer's data", async () => {
      const { session } = await choose(shop, { method: "konbini-lawson" });
      await loseSession(shop, session.id);
      expect(await sweepAfter(shop, 1)).toEqual(NOTHING);

      expect(await sweepAfter(shop, 5)).toEqual({ ...NOTHING, forgotten: 1 });

      expect(await ledgerOf(shop, session)).toEqual([]);
    });

    it("leaves money that came as it is", async () => {
      const { platformOrderId, session } = await awaitPayment(shop, { method: "au-pay" });
      await shop.control.pay(platformOrderId, { notify: false });
      await loseSession(shop, session.id);
      await settle(shop, platformOrderId);
      const before = await readLedger(shop);

      expect(await sweepAfter(shop, 5)).toEqual(NOTHING);

      expect(await readLedger(shop)).toEqual(before);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "paid" });
    });
  });

  describe("an announcement", () => {
    it("that was emitted is removed after 30 days; what is still waiting is kept", async () => {
      const { row: told } = await buy(shop);
      await untilTold(told.id);
      // Nothing is announced on behalf of an e-wallet order before it is paid, so this waits as long as it must.
      const { session } = await choose(shop, { method: "merpay" });
      const waiting = await rowOf(shop, session);
      const announced = () =>
        Promise.all(
          [told, waiting].map(async ({ platform_order_id }) =>
            (await announcedOf(shop, platform_order_id)).sort(),
          ),
        );
      const all = [["haipay.payment.awaiting", "haipay.payment.paid"], ["haipay.payment.awaiting"]];
      await sweepAfter(shop, 29 * DAY_MINUTES);
      expect(await announced()).toEqual(all);

      await sweepAfter(shop, 31 * DAY_MINUTES);

      expect(await announced()).toEqual([[], ["haipay.payment.awaiting"]]);
    });
  });

  describe("the history", () => {
    it("of a payment that has ended is removed after 400 days; the payment is kept, and so is the history of what still needs a person", async () => {
      const { row: ended } = await buy(shop);
      const { row: disputed } = await buy(shop);
      await raiseAttention(shop, disputed, "refund_due");
      const { platformOrderId } = await awaitPayment(shop, { method: "konbini-lawson" });
      const watched = await rowOfOrderId(shop, platformOrderId);
      const histories = () => Promise.all([ended, disputed, watched].map(({ id }) => historyOf(id)));
      const before = await histories();
      await sweepAfter(shop, 399 * DAY_MINUTES);
      expect(await histories()).toEqual(before);

      await sweepAfter(shop, 401 * DAY_MINUTES);

      expect(before[0]).toBeGreaterThan(0);
      expect(await histories()).toEqual([0, before[1], before[2]]);
      expect(await rowOfOrderId(shop, ended.platform_order_id)).toMatchObject({ state: "paid" });
    });
  });

  describe("a choice", () => {
    it("of an abandoned cart is kept for 30 days", async () => {
      const { session } = await choose(shop, { method: "gmo-aozora" });
      expect(await sweepAfter(shop, 29 * DAY_MINUTES)).toEqual(NOTHING);

      expect(await sweepAfter(shop, 31 * DAY_MINUTES)).toEqual({ ...NOTHING, forgotten: 1 });

      expect(await ledgerOf(shop, session)).toEqual([]);
    });

    it("that was given up is removed after 30 days with its history; what reached the platform is kept", async () => {
      const { shopper, cart, session } = await choose(shop, { method: "konbini-lawson" });
      const row = await rowOf(shop, session);
      const newer = await shopper.choosePayment(cart.id, "pp_haipay-konbini-ministop_haipay");
      await place({ shopper, cart, session: newer });
      expect(await rowOf(shop, session)).toMatchObject({ state: "superseded", applied_at: null });
      expect(await historyOf(row.id)).toBeGreaterThan(0);

      expect(await sweepAfter(shop, 31 * DAY_MINUTES)).toMatchObject({ forgotten: 1 });

      expect(await ledgerOf(shop, session)).toEqual([]);
      expect(await historyOf(row.id)).toBe(0);
      const kept = await rowOf(shop, newer);
      expect(kept.applied_at).not.toBeNull();
      expect(await historyOf(kept.id)).toBeGreaterThan(0);
    });

    it("without a payment session is removed after a day", async () => {
      const { session } = await choose(shop, { method: "konbini-lawson" });
      await runSql(
        shop,
        "UPDATE haipay_collect_order SET payment_session_id = NULL WHERE payment_session_id = ?",
        [session.id],
      );
      expect(await sweepAfter(shop, DAY_MINUTES - 5)).toEqual(NOTHING);

      expect(await sweepAfter(shop, DAY_MINUTES + 5)).toEqual({ ...NOTHING, forgotten: 1 });
    });
  });

  async function untilTold(id: string): Promise<void> {
    await announcePending(shop.container, { collectOrderId: id });
    await eventually(async () => {
      const waiting = (await announcementsOf(shop, id)).filter(({ next_try_at }) => next_try_at !== null);
      expect(waiting).toEqual([]);
    });
  }

  async function historyOf(id: string): Promise<number> {
    return (await runSql(shop, "SELECT id FROM haipay_history WHERE collect_order_id = ?", [id])).length;
  }
});
