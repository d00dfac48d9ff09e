import type { Wire } from "../../../src/admin/client/wire";
import type { ShownCollectOrder } from "../../../src/contract/admin-api";
import type { Payment } from "../../../src/contract/store-api";
import { extendDeadline } from "../../../src/payment/acts/extend-deadline";
import { reissueSlip } from "../../../src/payment/acts/reissue-slip";
import { reconcile } from "../../../src/payment/reconcile";
import { Administrator } from "../../environment/administrator";
import { announcedOf } from "../../environment/announcements";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { openReasonsOf, rowOfOrderId, settle } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { findSession } from "../../environment/payment-module";
import { buy, payAndNotify } from "../../environment/purchases";
import { passDeadline } from "../../environment/time-travel";

const SUCCESS = { httpStatus: 200, body: "SUCCESS" };
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

describeShop("When nobody pays in time", (shop) => {
  afterEach(() => {
    shop.haipay.settings.options.cancelUnpaidOrders = "on";
  });

  async function extend(platformOrderId: string, expires_at: Date) {
    const { id } = await rowOfOrderId(shop, platformOrderId);
    return extendDeadline(shop.container, { collect_order_id: id, expires_at, actor_id: "user_1" });
  }

  async function extendAnew(platformOrderId: string, expires_at: Date) {
    const { id } = await rowOfOrderId(shop, platformOrderId);
    const extension = { collect_order_id: id, expires_at, reissue: true, actor_id: "user_1" };
    return extendDeadline(shop.container, extension);
  }

  async function reissue(platformOrderId: string) {
    const { id } = await rowOfOrderId(shop, platformOrderId);
    return reissueSlip(shop.container, { collect_order_id: id, actor_id: "user_1" });
  }

  describe("an administrator extends a deadline:", () => {
    it("the order is not cancelled, the session shows the new one, and the shop can tell the shopper", async () => {
      const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
      const deadline = inDays(5);

      expect(await extend(platformOrderId, deadline)).toMatchObject({ state: "open", expires_at: deadline });

      expect((await findSession(shop, session.id))?.data).toMatchObject({
        expiresAt: deadline.toISOString(),
      });
      expect(await announcedOf(shop, platformOrderId)).toEqual([
        "haipay.payment.awaiting",
        "haipay.payment.awaiting",
      ]);
      await settle(shop, platformOrderId);
      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
      const [event] = await shop.haipay.listHistoryEntries({ kind: "administrator" });
      expect(event.payload).toMatchObject({ act: "extend_deadline", actor_id: "user_1" });
    });

    it("one that had expired without its order being cancelled is open again, and is captured when it is paid", async () => {
      shop.haipay.settings.options.cancelUnpaidOrders = "off";
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, platformOrderId);
      await reconcile(shop.container);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "expired" });

      const extended = await extend(platformOrderId, inDays(2));

      expect(extended).toMatchObject({ state: "open", ended_at: null, settled_at: null });
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });

    it("is refused with an explanation for a time in the past or far ahead, a cancelled order and a paid one", async () => {
      const open = await awaitPayment(shop);
      await expect(extend(open.platformOrderId, inDays(-1))).rejects.toThrow(
        /expires_at must be later than now/,
      );
      await expect(extend(open.platformOrderId, inDays(61))).rejects.toThrow(/at most 60 days/);
      await (await Administrator.logIn(shop)).cancelOrder(open.orderId ?? "");
      await expect(extend(open.platformOrderId, inDays(1))).rejects.toThrow(
        /cancelled|no money for this one/,
      );
      const { row } = await buy(shop);
      await expect(extend(row.platform_order_id, inDays(1))).rejects.toThrow(/paid already/);
    });
  });

  describe("an administrator gives more time than the slip itself has:", () => {
    it("the shop waits longer than the slip lives, and both dates are told apart by name", async () => {
      const { platformOrderId, session } = await awaitPayment(shop);
      const before = await rowOfOrderId(shop, platformOrderId);

      const row = await extend(platformOrderId, inDays(9));

      expect(row.slip_expires_at).toEqual(before.expires_at);
      const reference = session.data.paymentToken as string;
      const { data } = await shop.http.get<{ payment: Payment }>(`/store/haipay/payments/${reference}`, {
        headers: { "x-publishable-api-key": shop.seeded.publishableKey },
      });
      expect(data.payment.expires_at).toBe(row.expires_at?.toISOString());
      expect(data.payment.slip?.expires_at).toBe(before.expires_at?.toISOString());
    });

    it("with a new slip in one act: the old one is superseded, and the shop waits until the later of both ends", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const { id, expires_at: usual } = await rowOfOrderId(shop, platformOrderId);
      const admin = await Administrator.logIn(shop);
      const deadline = inDays(9);

      const { data } = await admin.http.post<{ collect_order: Wire<ShownCollectOrder> }>(
        `/admin/haipay/collect-orders/${id}/deadline`,
        { expires_at: deadline.toISOString(), reissue: true },
      );
      const { collect_order } = data;

      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "superseded" });
      expect(collect_order).toMatchObject({ state: "open", times: { expires_at: deadline.toISOString() } });
      expect(collect_order.times.slip_expires_at).toBe(usual?.toISOString());
      const anew = await rowOfOrderId(shop, collect_order.platform.platform_order_id);
      expect(await announcedOf(shop, anew.platform_order_id)).toEqual(["haipay.payment.awaiting"]);
      expect(await payAndNotify(shop, anew.platform_order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
      const other = await awaitPayment(shop);
      const soon = await extendAnew(other.platformOrderId, new Date(Date.now() + 3_600_000));
      expect(soon.expires_at).toEqual(soon.slip_expires_at);
    });

    it("a slip that the platform has ended can only be extended with a new one", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await passDeadline(shop, platformOrderId, 0);
      await shop.control.expire(platformOrderId, { notify: false });
      await settle(shop, platformOrderId);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "expired" });

      await expect(extend(platformOrderId, inDays(2))).rejects.toThrow(/no money for this one any more/);
      const anew = await extendAnew(platformOrderId, inDays(9));

      expect(anew).toMatchObject({ state: "open", medusa_order_id: orderId });
    });

    it("never while money is there: a new slip is neither offered nor issued, and more time alone is", async () => {
      const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
      await payAndNotify(shop, platformOrderId, "1000");
      const row = await rowOfOrderId(shop, platformOrderId);
      const admin = await Administrator.logIn(shop);
      const { data } = await admin.http.get<{ collect_order: ShownCollectOrder }>(
        `/admin/haipay/collect-orders/${row.id}`,
      );
      expect(data.collect_order.can).toMatchObject({ reissue_slip: false, extend_deadline: true });

      await expect(extendAnew(platformOrderId, inDays(9))).rejects.toThrow(/1000/);
      await expect(reissue(platformOrderId)).rejects.toThrow(/1000/);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({
        state: "open",
        expires_at: row.expires_at,
      });
      expect(await extend(platformOrderId, inDays(9))).toMatchObject({ state: "open" });
    });
  });

  describe("an administrator has a slip reissued:", () => {
    it("after it failed: the order shows the new one, which is captured when it is paid", async () => {
      const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
      await shop.control.fail(platformOrderId);
      await settle(shop, platformOrderId);

      const anew = await reissue(platformOrderId);

      expect(anew).toMatchObject({ state: "open", medusa_order_id: orderId, charge_amount: "1700" });
      expect((await findSession(shop, session.id))?.data).toMatchObject({
        orderId: anew.platform_order_id,
        payUrl: anew.pay_url,
        status: "open",
      });
      await expect(reissue(platformOrderId)).rejects.toThrow(/newer slip was issued already/);
      expect(await payAndNotify(shop, anew.platform_order_id)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });

    it("while it is open: the old one is superseded, and if both are paid, a person decides", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const anew = await reissue(platformOrderId);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "superseded" });

      expect(await payAndNotify(shop, anew.platform_order_id)).toEqual(SUCCESS);
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);

      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
      expect(await openReasonsOf(shop, platformOrderId)).toEqual(["duplicate"]);
      expect(await openReasonsOf(shop, anew.platform_order_id)).toEqual([]);
    });

    it("the old slip that was paid without a notification is found before the new one's order is cancelled", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      const anew = await reissue(platformOrderId);
      await shop.control.pay(platformOrderId, { notify: false });
      await passDeadline(shop, anew.platform_order_id);

      await settle(shop, anew.platform_order_id);

      expect(await readOrder(shop, orderId)).toMatchObject({ status: "pending" });
      await settle(shop, platformOrderId);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });

    it("is refused when the money for the old one is there, and for a cancelled order", async () => {
      const paid = await awaitPayment(shop);
      await shop.control.pay(paid.platformOrderId, { notify: false });
      await expect(reissue(paid.platformOrderId)).rejects.toThrow(/has just arrived/);
      expect(await readOrder(shop, paid.orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });

      const cancelled = await awaitPayment(shop);
      await (await Administrator.logIn(shop)).cancelOrder(cancelled.orderId ?? "");
      await expect(reissue(cancelled.platformOrderId)).rejects.toThrow(/was cancelled/);
    });

    it("a platform that refuses leaves the order and the old slip as they were", async () => {
      const { platformOrderId, orderId = "" } = await awaitPayment(shop);
      await shop.control.fault({
        endpoint: "apply",
        kind: "refuse",
        code: "4002",
        message: "no such channel",
      });
      await expect(reissue(platformOrderId)).rejects.toThrow(/not issued anew.*4002/);
      expect(await rowOfOrderId(shop, platformOrderId)).toMatchObject({ state: "open" });
      expect(await payAndNotify(shop, platformOrderId)).toEqual(SUCCESS);
      expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    });
  });
});
