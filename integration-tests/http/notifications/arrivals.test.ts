import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import type { ShownFigures } from "../../../src/contract/admin-api";
import followArrivalsJob from "../../../src/jobs/follow-arrivals";
import { reconcile } from "../../../src/payment/reconcile";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { choose, payAndNotify, place, rowOf } from "../../environment/purchases";

describeShop("Money that the ledger has, while Medusa fails to book it,", (shop) => {
  afterEach(() => jest.restoreAllMocks());

  const db = () => shop.container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const arrive = async () => {
    const checkout = await choose(shop);
    const orderId = await place(checkout);
    const { platform_order_id, id } = await rowOf(shop, checkout.session);
    jest
      .spyOn(shop.container.resolve(Modules.PAYMENT), "capturePayment")
      .mockRejectedValue(new Error("The database is being restarted."));
    expect(await payAndNotify(shop, platform_order_id)).toEqual({ httpStatus: 200, body: "SUCCESS" });
    return { orderId, id, session: checkout.session };
  };
  const open = async () => {
    const { http } = await Administrator.logIn(shop);
    return {
      figures: async () => (await http.get<{ figures: ShownFigures }>("/admin/haipay/figures")).data.figures,
      attentions: async () =>
        (await http.get<{ attentions: object[] }>("/admin/haipay/attentions?reason=being_booked")).data
          .attentions,
    };
  };
  const tryAgain = async (id: string) => {
    await db()("haipay_collect_order")
      .where({ id })
      .update({ next_check_at: new Date(0) });
    return reconcile(shop.container, { arrived: true });
  };

  it("is named in the figures, and booked by the job as soon as Medusa can", async () => {
    const { figures, attentions } = await open();
    const { orderId, id } = await arrive();
    expect((await figures()).arrived).toEqual([{ currency_code: "jpy", count: 1, amount: "1700" }]);
    expect(await tryAgain(id)).toEqual({ settled: 0, failed: 1 });
    expect(await attentions()).toEqual([]);

    jest.restoreAllMocks();
    await db()("haipay_collect_order")
      .where({ id })
      .update({ next_check_at: new Date(0) });
    process.env.HAIPAY_RECONCILE = "on";
    await followArrivalsJob(shop.container);
    process.env.HAIPAY_RECONCILE = "off";

    expect((await figures()).arrived).toEqual([]);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("is told to a person once it has lasted for minutes, who is not told again, and closes when it is booked", async () => {
    const { attentions } = await open();
    const { orderId, id } = await arrive();
    const threeMinutesAgo = new Date(Date.now() - 180_000);
    await db()("haipay_history")
      .where({ collect_order_id: id, kind: "transition" })
      .whereRaw("payload->>'to' = 'paid'")
      .update({ created_at: threeMinutesAgo });

    await tryAgain(id);
    await tryAgain(id);

    expect(await attentions()).toMatchObject([
      {
        facts: {
          arrived_at: threeMinutesAgo.toISOString(),
          last_error: expect.stringContaining("The database is being restarted."),
        },
        resolved: null,
      },
    ]);
    jest.restoreAllMocks();
    expect(await tryAgain(id)).toEqual({ settled: 1, failed: 0 });
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
    expect(await attentions()).toMatchObject([{ resolved: { by: { id: "system" } } }]);
  });
});
