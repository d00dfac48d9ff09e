import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { providerOf } from "../../environment/payment-module";
import { withPlatformDown } from "../../environment/platform-trouble";
import { choose, payAndNotify, rowOf } from "../../environment/purchases";

const DAY_MS = 86_400_000;

describeShop("The admin API acts on a collect order:", (shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  it("asking the platform about a paid order captures it, and says who asked", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});

    expect(status).toBe(200);
    expect(data.collect_order).toMatchObject({ state: "paid", times: { settled_at: expect.any(String) } });
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(data.collect_order.history).toContainEqual(
      expect.objectContaining({
        kind: "administrator",
        at: expect.stringMatching(/^20/),
        actor: { id: expect.stringMatching(/^user_/), name: "admin@example.com" },
        payload: expect.objectContaining({ act: "ask_platform" }),
      }),
    );
  });

  it("a platform that cannot be reached is reported, and the row stays as it is", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    const { http } = await Administrator.logIn(shop);
    const ask = () => http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});

    // The row keeps the address that it was made at, so the test moves both.
    const { id, host } = await rowOfOrderId(shop, platformOrderId);
    await shop.haipay.ledger.collectOrders.update(id, { host: "http://127.0.0.1:1" });
    const before = await rowOfOrderId(shop, platformOrderId);
    const { status, data } = await withPlatformDown(shop, ask);

    expect(status).toBe(502);
    expect(data).toEqual({
      type: "platform_error",
      code: "not_reached",
      figures: {},
      message: expect.stringMatching(
        /^HaiPay gave no answer that proves anything: .*connect.*asked again by itself\.$/,
      ),
    });
    expect(await rowOfOrderId(shop, platformOrderId)).toEqual(before);
    await shop.haipay.ledger.collectOrders.update(id, { host });
  });

  it("an answer that does not verify proves nothing", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const before = await rowOfOrderId(shop, platformOrderId);
    await shop.control.fault({ endpoint: "query", kind: "bad_signature" });
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});

    expect({ status, type: data.type, code: data.code }).toEqual({
      status: 502,
      type: "platform_error",
      code: "not_verified",
    });
    expect(await rowOfOrderId(shop, platformOrderId)).toEqual(before);
  });

  it("a shop that cannot follow the answer says so, and follows the next time", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const { http } = await Administrator.logIn(shop);
    const ask = () => http.post(`/admin/haipay/collect-orders/${platformOrderId}/settle`, {});
    const authorize = jest
      .spyOn(providerOf(shop, "konbini-lawson"), "authorizePayment")
      .mockRejectedValue(new Error("the disk is full"));

    const { status, data } = await ask();
    authorize.mockRestore();

    expect([status, data.code]).toEqual([500, "not_followed_yet"]);
    expect(data.message).toMatch(
      /^HaiPay has answered, and the shop could not follow yet: .*It is tried again by itself\.$/,
    );
    expect((await ask()).status).toBe(200);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"] });
  });

  it("the platform cannot be asked about a choice that it never knew of", async () => {
    const { session } = await choose(shop);
    const { id } = await rowOf(shop, session);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${id}/settle`, {});

    expect([status, data.code]).toEqual([400, "not_placed_yet"]);
    expect(data.message).toMatch(/^HaiPay does not know this order yet/);
  });

  it("reconcile settles what is due and says whether more is", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    await shop.haipay.ledger.collectOrders.markDue((await rowOfOrderId(shop, platformOrderId)).id);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post("/admin/haipay/reconcile", {});

    expect(status).toBe(200);
    expect(data).toEqual({ reconcile: { settled: 1, failed: 0, more: false } });
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"] });
  });

  it("a deadline can be moved, and who moved it is in the history", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    const expires_at = new Date(Date.now() + 20 * DAY_MS);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/deadline`, {
      expires_at: expires_at.toISOString(),
    });

    expect(status).toBe(200);
    expect(data.collect_order.times.expires_at).toBe(expires_at.toISOString());
    expect((await rowOfOrderId(shop, platformOrderId)).expires_at).toEqual(expires_at);
    expect(actsIn(data)).toEqual([{ by: "admin@example.com", act: expect.stringMatching(/deadline/) }]);
  });

  it("a slip can be reissued: the answer is the new collect order", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.post(`/admin/haipay/collect-orders/${platformOrderId}/reissue`, {});

    expect(status).toBe(200);
    expect(data.collect_order).toMatchObject({ state: "open", order: { id: orderId } });
    expect(data.collect_order.platform.platform_order_id).not.toBe(platformOrderId);
    expect(data.collect_order.slip.pay_url).toContain("http");
    expect((await rowOfOrderId(shop, platformOrderId)).state).toBe("superseded");
    expect(actsIn(data)).toEqual([{ by: "admin@example.com", act: "reissue" }]);
  });

  it("what cannot be done is refused with an explanation", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await payAndNotify(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);
    const at = `/admin/haipay/collect-orders/${platformOrderId}`;

    const expires_at = new Date(Date.now() + DAY_MS).toISOString();
    for (const { status, data } of [
      await http.post(`${at}/deadline`, { expires_at }),
      await http.post(`${at}/reissue`, {}),
    ]) {
      expect({ status, data }).toEqual({
        status: 400,
        data: {
          type: "not_allowed",
          code: "paid_already",
          figures: {},
          message: "This purchase is paid already.",
        },
      });
    }
  });
});

interface Shown {
  collect_order: {
    history: { kind: string; actor: { name: string } | null; payload: { act?: string } }[];
  };
}

function actsIn({ collect_order }: Shown): { by: string | undefined; act: string | undefined }[] {
  return collect_order.history
    .filter(({ kind }) => kind === "administrator")
    .map(({ actor, payload }) => ({ by: actor?.name, act: payload.act }));
}
