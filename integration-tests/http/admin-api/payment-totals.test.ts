import type { CollectOrdersAnswer } from "../../../src/api/admin/haipay/collect-orders/route";
import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";
import { raiseAttention } from "../../environment/raise-attention";

const LIST = "/admin/haipay/collect-orders";

describeShop("The admin API shows of payments:", (shop) => {
  it("one row for each purchase, with the tries that ended without money folded into it", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute));
    const first = { payment_collection_id: "pay_col_first" };
    const [failed, expired, paid] = await writeRows(shop, [
      { ...first, state: "failed", created_at: at(1) },
      { ...first, state: "expired", created_at: at(3) },
      { ...first, state: "paid", created_at: at(2), paid_at: at(5) },
    ]);
    const again = { payment_collection_id: "pay_col_second", medusa_order_id: "order_second" };
    const [withMoney, needed, last] = await writeRows(shop, [
      { ...again, state: "superseded", received_amount: "700", created_at: at(6) },
      { ...again, state: "failed", created_at: at(7) },
      { ...again, payment_collection_id: "pay_col_third", state: "failed", created_at: at(8) },
    ]);
    const row = await shop.haipay.ledger.collectOrders.find(needed);
    if (row) await raiseAttention(shop, row, "late");
    const { http } = await Administrator.logIn(shop);
    const read = async (query: string) =>
      (await http.get<CollectOrdersAnswer>(`${LIST}?${query}`)).data.collect_orders.map(({ id, tries }) => [
        id,
        tries.map((one) => one.id),
      ]);

    expect(await read("folded=true")).toEqual([
      [last, []],
      [needed, []],
      [withMoney, []],
      [paid, [expired, failed]],
    ]);
    expect(await read("folded=true&state=failed")).toEqual([
      [last, []],
      [needed, []],
    ]);
    expect((await read("")).length).toBe(6);
    // What is searched for is shown, also a try.
    expect(await read(`folded=true&q=${failed}`)).toEqual([[failed, []]]);
  });

  it("with the sums of all that is filtered", async () => {
    const paid = { state: "paid", paid_at: new Date(), captured_payment_id: "pay_1" } as const;
    await writeRows(shop, [
      { ...paid, charge_amount: "1700", received_amount: "2000", refunded_amount: "300", fee: "51" },
      { ...paid, charge_amount: "1000", received_amount: "970", fee: "30" },
      { ...paid, charge_amount: "500", received_amount: "500", captured_payment_id: null },
      { charge_amount: "12.30", currency: "usd" },
    ]);
    const { http } = await Administrator.logIn(shop);
    const read = async (query: string) => (await http.get<unknown>(`${LIST}/totals?${query}`)).data;
    const yen = {
      currency_code: "jpy",
      count: 3,
      charge: "3200",
      received: "3470",
      captured: "2700",
      uncaptured: "800",
    };
    const dollars = {
      currency_code: "usd",
      count: 1,
      charge: "12.30",
      received: "0",
      captured: "0",
      uncaptured: "0",
    };
    expect(await read("")).toEqual({
      most: 100_000,
      totals: [
        { ...yen, refunded: "300" },
        { ...dollars, refunded: "0" },
      ],
    });
    expect(await read("state=open")).toEqual({ most: 100_000, totals: [{ ...dollars, refunded: "0" }] });
    expect(await read("q=nobody")).toEqual({ most: 100_000, totals: [] });
  });
});
