import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { payAndNotify, place, providerId } from "../../environment/purchases";
import { refund } from "../../environment/recorded-refunds";

interface Task {
  reason: string;
  are_done: boolean;
  resolved: object | null;
  steps: ({ act: string; is_done: boolean; way: number | null } & Record<string, unknown>)[];
}

describeShop("The admin API says what to do about an attention, with the sums of the books:", (shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  async function readTasks(platformOrderId: string): Promise<Task[]> {
    const { http } = await Administrator.logIn(shop);
    const { data } = await http.get<{ collect_order: { attentions: Task[] } }>(
      `/admin/haipay/collect-orders/${platformOrderId}`,
    );
    return data.collect_order.attentions;
  }

  it("what is missing, or the way out: never both at once", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");

    const [{ steps, are_done }] = await readTasks(platformOrderId);

    expect(are_done).toBe(false);
    expect(steps).toMatchObject([
      { act: "ask_for_rest", missing: "1000", received: "700", way: 1, is_done: false },
      { act: "extend_deadline", way: 1, is_optional: true },
      { act: "cancel_order", medusa_order_id: orderId, way: 2, is_done: false },
      { act: "ask_for_account", amount: "700", way: 2 },
      { act: "record_refund", target: "ledger", amount: "700", way: 2, is_done: false },
    ]);
    const { text } = steps[0].letter as { text: string };
    expect(text).toMatch(/1,000/);
    expect(text).not.toMatch(/undefined|null/);
  });

  it("what is too much, less what was paid back already", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "2000");
    await refund(shop, platformOrderId, "100", { reference: "S-1" });

    const [{ reason, steps }] = await readTasks(platformOrderId);

    expect(reason).toBe("over");
    expect(steps).toMatchObject([
      { act: "ask_for_account", amount: "200" },
      { act: "record_refund", target: "ledger", amount: "200", is_done: false },
    ]);
    await refund(shop, platformOrderId, "200", { reference: "S-2" });
    const [closed] = await readTasks(platformOrderId);
    expect(closed).toMatchObject({ resolved: expect.anything(), steps: [] });
  });

  it("a deadline that was given counts as done", async () => {
    const { platformOrderId } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const { http } = await Administrator.logIn(shop);
    const expires_at = new Date(Date.now() + 20 * 86_400_000).toISOString();
    await http.post(`/admin/haipay/collect-orders/${platformOrderId}/deadline`, { expires_at });

    const [{ steps, are_done }] = await readTasks(platformOrderId);

    expect(steps.find(({ act }) => act === "extend_deadline")).toMatchObject({ is_done: true });
    // The money is what counts.
    expect(are_done).toBe(false);
  });

  it("money of an earlier page: for the order that stands, or back, and no second order", async () => {
    const { shopper, cart, platformOrderId } = await awaitPayment(shop, { method: "au-pay" });
    const session = await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
    const orderId = await place({ shopper, cart, session });
    const admin = await Administrator.logIn(shop);
    await admin.addToOrder(orderId, shop.seeded.variants.dorayaki);
    await payAndNotify(shop, platformOrderId);

    const [{ reason, steps }] = await readTasks(platformOrderId);

    expect(reason).toBe("orphaned");
    expect(steps).toMatchObject([
      { act: "use_money", amount: "1700", rest: "880", way: 1 },
      { act: "record_refund", target: "ledger", amount: "1700", way: 2 },
    ]);
  });
});
