import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { placePaidOtherwise } from "../../environment/paid-otherwise";
import { buy, choose, payAndNotify, place } from "../../environment/purchases";

interface Shown {
  status: number;
  awaiting?: boolean;
  collect_orders?: { id: string; state: string }[];
}

describeShop("The admin API shows the payments of an order of Medusa's:", (shop) => {
  beforeEach(async () => shop.control.setNotifications(false));

  const read = async (orderId: string): Promise<Shown> => {
    const { http } = await Administrator.logIn(shop);
    const { status, data } = await http.get<{ order_payments?: Omit<Shown, "status"> }>(
      `/admin/haipay/orders/${orderId}`,
    );
    return { status, ...data.order_payments };
  };

  it("one that waits for its money, then one that has it", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop);
    const before = await read(orderId);
    expect(before).toMatchObject({ status: 200, awaiting: true });
    expect(before.collect_orders).toMatchObject([
      { state: "open", platform: { platform_order_id: platformOrderId }, order: { id: orderId } },
    ]);

    await payAndNotify(shop, platformOrderId);

    const after = await read(orderId);
    expect(after).toMatchObject({ awaiting: false, collect_orders: [{ state: "paid" }] });
  });

  it("an e-wallet's, which came before the order", async () => {
    const { orderId } = await buy(shop, { method: "au-pay" });
    expect(await read(orderId)).toMatchObject({
      awaiting: false,
      collect_orders: [{ state: "paid", method: { id: "au-pay" } }],
    });
  });

  it("the newest first, and none that the platform never knew of", async () => {
    const { shopper, cart } = await choose(shop, { method: "konbini-ministop" });
    const session = await shopper.choosePayment(cart.id, "pp_haipay-konbini-lawson_haipay");
    const orderId = await place({ shopper, cart, session });
    const { http } = await Administrator.logIn(shop);
    const { collect_orders: [{ id }] = [] } = await read(orderId);
    await http.post(`/admin/haipay/collect-orders/${id}/reissue`, {});

    const { collect_orders = [] } = await read(orderId);

    expect(collect_orders.map(({ state }) => state)).toEqual(["open", "superseded"]);
  });

  it("one that was cancelled waits for nothing", async () => {
    const { orderId = "" } = await awaitPayment(shop);
    const administrator = await Administrator.logIn(shop);
    await administrator.cancelOrder(orderId);
    expect(await read(orderId)).toMatchObject({
      awaiting: false,
      collect_orders: [{ id: expect.any(String) }],
    });
  });

  it("nothing for an order that is paid by other means, or does not exist", async () => {
    const orderId = await placePaidOtherwise(shop);
    expect(await read(orderId)).toEqual({ status: 200, awaiting: false, collect_orders: [] });
    expect(await read("order_none")).toEqual({ status: 200, awaiting: false, collect_orders: [] });
    expect((await read("no%00id")).status).toBe(404);
  });
});
