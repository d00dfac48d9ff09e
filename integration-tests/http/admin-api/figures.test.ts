import type { FiguresAnswer } from "../../../src/api/admin/haipay/figures/route";
import { filterOf } from "../../../src/admin/payments/figure-filters";
import type { CollectOrdersAnswer } from "../../../src/api/admin/haipay/collect-orders/route";
import type { TotalsAnswer } from "../../../src/api/admin/haipay/collect-orders/totals/route";
import { showDays, showFigures } from "../../../src/views/figures";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";
import { payStrangeOrder } from "../../environment/strange-orders";
import { raiseAttention } from "../../environment/raise-attention";

/** 09:00 on the second of December in Japan. */
const NOW = new Date("2031-12-02T00:00:00Z");
const HOUR_MS = 3_600_000;

describeShop("The admin API answers what a merchant asks every morning:", (shop) => {
  it("awaited and expiring, and paid today and this month by method, by Japan's days", async () => {
    const inHours = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
    const paid = (at: string, received_amount: string) =>
      ({ state: "paid", received_amount, paid_at: new Date(at) }) as const;
    await writeRows(shop, [
      { expires_at: inHours(24), charge_amount: "1700" },
      { expires_at: inHours(24.01), charge_amount: "300" },
      { expires_at: inHours(-0.5), charge_amount: "500" },
      { expires_at: inHours(2), charge_amount: "12.30", currency: "usd" },
      { expires_at: inHours(2), charge_amount: "9000", state: "superseded" },
      { ...paid("2031-12-01T15:00:00Z", "1000") },
      { ...paid("2031-12-01T14:59:59.999Z", "200"), method: "au-pay" },
      { ...paid("2031-12-01T23:00:00Z", "30"), method: "au-pay" },
      { ...paid("2031-11-30T15:00:00Z", "4") },
      { ...paid("2031-11-30T14:59:59.999Z", "50000") },
      { ...paid("2031-12-01T23:00:00Z", "12.30"), currency: "usd" },
    ]);

    expect(await showFigures(shop.container, NOW)).toMatchObject({
      at: NOW,
      day: "2031-12-02",
      environment: "sandbox",
      awaiting: [
        { currency_code: "jpy", count: 3, amount: "2500" },
        { currency_code: "usd", count: 1, amount: "12.3" },
      ],
      expiring: [
        { currency_code: "jpy", count: 1, amount: "1700" },
        { currency_code: "usd", count: 1, amount: "12.3" },
      ],
      paid_today: [
        { currency_code: "jpy", count: 2, amount: "1030" },
        { currency_code: "usd", count: 1, amount: "12.3" },
      ],
      paid_this_month: [
        { currency_code: "jpy", count: 4, amount: "1234" },
        { currency_code: "usd", count: 1, amount: "12.3" },
      ],
      paid_by_method: [
        {
          currency_code: "jpy",
          method: { id: "au-pay" },
          today: { count: 1, amount: "30" },
          month: { count: 2, amount: "230" },
        },
        {
          currency_code: "jpy",
          method: { id: "konbini-lawson", name: { en: "Lawson", ja: "ローソン" } },
          today: { count: 1, amount: "1000" },
          month: { count: 2, amount: "1004" },
        },
        { currency_code: "usd", method: { id: "konbini-lawson" }, today: { count: 1, amount: "12.30" } },
      ],
    });
  });

  it("today's sums anew each time, and those of earlier days once a minute", async () => {
    const now = new Date("2031-10-08T03:00:00Z");
    const pay = (at: string) =>
      writeRows(shop, [{ state: "paid", received_amount: "1000", paid_at: new Date(at) }]);
    const read = async () => {
      const { paid_today, paid_this_month } = await showFigures(shop.container, now);
      return [paid_today, paid_this_month].map(([sum]) => sum?.amount);
    };
    await pay("2031-10-08T01:00:00Z");
    expect(await read()).toEqual(["1000", "1000"]);

    await pay("2031-10-08T02:00:00Z");
    await pay("2031-10-07T02:00:00Z");
    expect(await read()).toEqual(["2000", "2000"]);

    const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 61_000);
    const later = await read();
    clock.mockRestore();
    expect(later).toEqual(["2000", "3000"]);
  });

  it("of only the environment in use: no play money among the takings, and the other way round", async () => {
    const paid = { state: "paid", paid_at: new Date("2031-12-01T23:00:00Z") } as const;
    for (const [index, environment] of (["production", "test", "sandbox", null] as const).entries()) {
      await writeRows(shop, [
        { ...paid, environment, received_amount: String(10 ** index) },
        { environment, charge_amount: String(10 ** index) },
      ]);
    }
    const sums = async () => {
      const figures = await showFigures(shop.container, NOW);
      const { awaiting, paid_today, paid_this_month, paid_by_method } = figures;
      const amounts = [awaiting, paid_today, paid_this_month].map((tallies) => tallies[0].amount);
      return [figures.environment, ...amounts, paid_by_method.length, paid_by_method[0].month.amount];
    };
    expect(await sums()).toEqual(["sandbox", "100", "100", "100", 1, "100"]);
    const before = { ...process.env };
    process.env.HAIPAY_ENVIRONMENT = "production";
    process.env.HAIPAY_BASE_URL = "https://interface.example";
    process.env.HAIPAY_NOTIFY_BASE_URL = "https://backend.example";
    process.env.HAIPAY_STOREFRONT_URLS = "https://shop.example";
    try {
      expect(await sums()).toEqual(["production", "1", "1", "1", 1, "1"]);
    } finally {
      Object.assign(process.env, before);
    }
  });

  it("each of which counts exactly the payments that its tile leads to", async () => {
    const paid = { state: "paid", paid_at: new Date(), settled_at: new Date() } as const;
    const captured = { ...paid, captured_payment_id: "pay_1" };
    const soon = new Date(Date.now() + 3 * HOUR_MS);
    const watched = { next_check_at: new Date() };
    const failed = {
      ...watched,
      state: "failed",
      medusa_order_id: "order_failed",
      settled_at: null,
    } as const;
    await writeRows(shop, [
      { ...captured, charge_amount: "1700", received_amount: "2000", fee: "51" },
      { ...captured, charge_amount: "1000", received_amount: "970", fee: "30" },
      { ...captured, charge_amount: "9000", received_amount: "9000", environment: "production" },
      { ...paid, charge_amount: "500", received_amount: "500" },
      { ...watched, charge_amount: "300", expires_at: soon },
      { ...watched, charge_amount: "12.30", currency: "usd" },
      { ...failed, charge_amount: "4000", created_at: new Date(Date.now() - HOUR_MS) },
      { ...failed, charge_amount: "4000" },
      { ...failed, charge_amount: "70", medusa_order_id: "order_cancelled", settled_at: new Date() },
    ]);
    const { http } = await Administrator.logIn(shop);
    const { figures } = (await http.get<FiguresAnswer>("/admin/haipay/figures")).data;
    expect(figures).toMatchObject({
      captured_today: [{ count: 2, amount: "2700" }],
      uncaptured_today: [{ count: 2, amount: "800" }],
      expiring: [{ count: 1, amount: "300" }],
      holding_stock: [
        { currency_code: "jpy", count: 2, amount: "4300" },
        { currency_code: "usd", count: 1, amount: "12.3" },
      ],
    });
    const { day, environment } = figures;
    for (const [figure, sum] of [
      ["awaiting", "charge"],
      ["expiring", "charge"],
      ["holding_stock", "charge"],
      ["captured_today", "captured"],
      ["uncaptured_today", "uncaptured"],
    ] as const) {
      const query = new URLSearchParams({ ...filterOf(figure, { day, environment }), folded: "true" });
      const { totals } = (
        await http.get<TotalsAnswer>(`/admin/haipay/collect-orders/totals?${query.toString()}`)
      ).data;
      const { data } = await http.get<CollectOrdersAnswer>(
        `/admin/haipay/collect-orders?${query.toString()}`,
      );
      const shown = figures[figure].map((tally) => [tally.currency_code, tally.count, Number(tally.amount)]);
      expect({
        figure,
        sums: totals?.map((total) => [total.currency_code, total.count, Number(total[sum])]),
      }).toEqual({
        figure,
        sums: shown,
      });
      expect(data.count).toBe(figures[figure].reduce((all, { count }) => all + count, 0));
    }
  });

  it("and day by day, beside the days before, without play money", async () => {
    const now = new Date("2031-12-02T03:00:00Z");
    const pay = (paid_at: string, charge_amount: string, changes = {}) => ({
      ...{
        state: "paid" as const,
        captured_payment_id: "pay_1",
        received_amount: charge_amount,
        charge_amount,
      },
      ...{ paid_at: new Date(paid_at), ...changes },
    });
    await writeRows(shop, [
      pay("2031-12-01T15:00:00Z", "100"),
      pay("2031-12-01T14:59:59Z", "20", { method: "au-pay" }),
      pay("2031-12-01T14:59:59Z", "3", { captured_payment_id: null }),
      pay("2031-12-01T14:59:59Z", "9000", { environment: "production" }),
      pay("2031-11-02T15:00:00Z", "7"),
      pay("2031-11-02T14:59:59Z", "50"),
      pay("2031-10-03T15:00:00Z", "5"),
      pay("2031-10-03T14:59:59Z", "70000"),
    ]);
    const { days, tallies, before, environment } = await showDays(shop.container, now);
    expect([days.length, days[0], days.at(-1), environment]).toEqual([
      30,
      "2031-11-03",
      "2031-12-02",
      "sandbox",
    ]);
    expect(tallies.map(({ day, method, amount }) => [day, method.id, amount])).toEqual([
      ["2031-11-03", "konbini-lawson", "7"],
      ["2031-12-01", "au-pay", "20"],
      ["2031-12-02", "konbini-lawson", "100"],
    ]);
    expect(before).toEqual([{ currency_code: "jpy", count: 2, amount: "55" }]);
  });

  it("and what needs a person, also what belongs to no payment of the ledger", async () => {
    const [id] = await writeRows(shop, [{}]);
    const row = await shop.haipay.ledger.collectOrders.find(id);
    if (row) await raiseAttention(shop, row, "partial");
    await payStrangeOrder(shop, "of-another-shop");
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.get<FiguresAnswer>("/admin/haipay/figures");

    expect(status).toBe(200);
    expect(data.figures).toMatchObject({
      awaiting: [{ currency_code: "jpy", count: 1, amount: "1700" }],
      expiring: [],
      paid_today: [],
      paid_by_method: [],
      attention: { count: 2, unknown: 1 },
    });
  });
});
