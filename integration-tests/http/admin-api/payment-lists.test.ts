import type { AxiosInstance } from "axios";
import type { CollectOrdersAnswer } from "../../../src/api/admin/haipay/collect-orders/route";
import { startOfJapanDay } from "../../../src/platform/japan-time";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop } from "../../environment/haipay-shop";
import { rowOfOrderId } from "../../environment/ledger-books";
import { writeRows } from "../../environment/ledger-rows";
import { readOrder } from "../../environment/order-books";
import { choose, payAndNotify, rowOf } from "../../environment/purchases";
import { raiseAttention } from "../../environment/raise-attention";

const LIST = "/admin/haipay/collect-orders";
const ORDERS = [
  "created_at",
  "-created_at",
  "paid_at",
  "-paid_at",
  "expires_at",
  "-expires_at",
  "amount",
  "-amount",
];

describeShop("The admin API lists payments:", (shop) => {
  it("with method, order, shopper, sums and what needs a person; a mere choice is none", async () => {
    const { platformOrderId, orderId = "" } = await awaitPayment(shop, { method: "gmo-aozora" });
    await payAndNotify(shop, platformOrderId, "700");
    const choice = await rowOf(shop, (await choose(shop, { method: "konbini-lawson" })).session);
    const row = await rowOfOrderId(shop, platformOrderId);
    const { http } = await Administrator.logIn(shop);

    const { status, data } = await http.get<CollectOrdersAnswer>(LIST);

    expect(status).toBe(200);
    expect(data).toMatchObject({ count: 1, count_is_capped: false, previous: null, next: null, limit: 20 });
    expect(data.collect_orders).toMatchObject([
      {
        id: row.id,
        state: "open",
        method: { id: "gmo-aozora", name: { ja: "GMOあおぞらネット銀行" } },
        currency_code: "jpy",
        environment: "sandbox",
        sums: { charge: "1700", received: "700", fee: "21", net: "679", refunded: "0" },
        order: { id: orderId, path: `/orders/${orderId}` },
        buyer: { email: "hanako@example.com" },
        times: { expires_at: row.expires_at?.toISOString(), paid_at: null },
        platform: { platform_order_id: platformOrderId, platform_order_no: row.platform_order_no },
        attentions: [{ id: expect.stringMatching(/^hpat_/), reason: "partial" }],
      },
    ]);
    expect(await idsOf(http, "state=chosen")).toEqual([choice.id]);
  });

  it("page by page in every order, forth and back, without losing or repeating one", async () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute));
    await writeRows(shop, [
      { created_at: at(1), charge_amount: "900" },
      { created_at: at(1), charge_amount: "10000" },
      { created_at: at(1), charge_amount: "900", state: "paid", paid_at: at(9) },
      { created_at: at(2), charge_amount: "1200", state: "paid", paid_at: at(5), expires_at: at(1) },
      { created_at: at(3), charge_amount: "12.30", currency: "usd", state: "expired", expires_at: at(1) },
      { created_at: at(4), charge_amount: "300", state: "paid", paid_at: at(9) },
      { created_at: at(5), charge_amount: "300", state: "failed" },
    ]);
    const { http } = await Administrator.logIn(shop);
    for (const order of ORDERS) {
      const whole = await idsOf(http, `order=${order}`);
      expect(new Set(whole).size).toBe(7);
      for (const limit of [1, 3]) {
        const { forth, back } = await walk(http, order, limit);
        expect({ order, limit, forth }).toEqual({ order, limit, forth: whole });
        expect({ order, limit, back }).toEqual({ order, limit, back: whole });
      }
    }
    const sorted = async (order: string) =>
      (await http.get<CollectOrdersAnswer>(`${LIST}?order=${order}`)).data.collect_orders;
    const amounts = (await sorted("-amount")).map(({ sums }) => sums.charge);
    expect(amounts).toEqual(["10000", "1200", "900", "900", "300", "300", "12.30"]);
    const states = (await sorted("paid_at")).map(({ state }) => state);
    expect(states.slice(0, 3)).toEqual(["paid", "paid", "paid"]);
  });

  it("narrowed by state, method, currency, attention and days in Japan", async () => {
    const day = startOfJapanDay("2026-11-10").getTime();
    const [early, late, wallet, dollars] = await writeRows(shop, [
      { created_at: new Date(day - 1) },
      { created_at: new Date(day), state: "paid", paid_at: new Date(day + 86_400_000) },
      { created_at: new Date(day + 1), method: "au-pay", state: "failed", environment: "production" },
      {
        created_at: new Date(day + 2),
        currency: "usd",
        charge_amount: "12.30",
        state: "paid",
        paid_at: new Date(day + 86_399_999),
      },
    ]);
    const row = await shop.haipay.ledger.collectOrders.find(wallet);
    if (row) await raiseAttention(shop, row, "late");
    const { http } = await Administrator.logIn(shop);
    for (const [query, ids] of [
      ["state=open", [early]],
      ["state=failed,paid", [dollars, wallet, late]],
      ["method=au-pay", [wallet]],
      ["method=au-pay,konbini-lawson&state=paid", [dollars, late]],
      ["currency=usd", [dollars]],
      ["currency=usd&state=open", []],
      ["environment=production", [wallet]],
      ["environment=test,sandbox", [dollars, late, early]],
      ["attention=open", [wallet]],
      ["attention=late,over", [wallet]],
      ["attention=over", []],
      ["created_from=2026-11-10", [dollars, wallet, late]],
      ["created_to=2026-11-09", [early]],
      ["created_from=2026-11-10&created_to=2026-11-10&order=created_at", [late, wallet, dollars]],
      ["paid_from=2026-11-11", [late]],
      ["paid_to=2026-11-10&order=-paid_at", [dollars]],
    ] as const) {
      expect({ query, ids: await idsOf(http, query) }).toEqual({ query, ids });
    }
  });

  it("found by name, phone, amount, and the number of a slip or an account", async () => {
    const [hanako, saburo, emily] = await writeRows(shop, [
      { buyer_name: "やまだ ハナコ", buyer_phone: "09012345678", charge_amount: "1700" },
      {
        buyer_name: "サトウ　三郎",
        buyer_phone: "0312345678",
        charge_amount: "54321",
        bank_no: "5454045741138",
      },
      { buyer_name: "Emily Stone", buyer_phone: "08000001111", charge_amount: "12.30", currency: "usd" },
      // A mere choice is no payment.
      { buyer_name: "やまだ ハナコ", state: "chosen", applied_at: null, charge_amount: "54321" },
    ]);
    const { http } = await Administrator.logIn(shop);
    for (const [text, ids] of [
      ["ヤマダ", [hanako]],
      ["ﾔﾏﾀﾞﾊﾅｺ", [hanako]],
      ["はなこ", [hanako]],
      ["さとう", [saburo]],
      ["サトウ 三", [saburo]],
      ["三郎", [saburo]],
      ["STONE", [emily]],
      ["emily s", [emily]],
      ["090-1234-5678", [hanako]],
      ["＋８１ ９０ー１２３４ー５６７８", [hanako]],
      ["03-1234", [saburo]],
      ["0901", []],
      ["¥54,321", [saburo]],
      ["５４３２１円", [saburo]],
      ["$12.30", [emily]],
      ["5 454 045 741 138", [saburo]],
      ["5454-0457-41138", [saburo]],
      ["ハナコ%", []],
    ] as const) {
      expect({ text, ids: await idsOf(http, `q=${encodeURIComponent(text)}`) }).toEqual({ text, ids });
    }
  });

  it("found by anything that a person may have at hand", async () => {
    const { platformOrderId, orderId = "", session } = await awaitPayment(shop);
    const choice = await rowOf(shop, (await choose(shop)).session);
    await writeRows(shop, [{ buyer_email: "hana_ko@example.com" }, { buyer_email: "taro@example.com" }]);
    const row = await rowOfOrderId(shop, platformOrderId);
    const { display_id } = await readOrder(shop, orderId);
    const { http } = await Administrator.logIn(shop);
    const found = (text: string) => idsOf(http, `q=${encodeURIComponent(text)}`);

    for (const text of [
      row.id,
      platformOrderId,
      row.platform_order_no as string,
      ` ${orderId} `,
      `#${display_id}`,
      String(display_id),
      session.id,
      "hanako@",
      "HANAKO@Example.com",
    ]) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [row.id] });
    }
    // A choice that is searched for by its id is shown.
    expect(await found(choice.id)).toEqual([choice.id]);
    expect(await idsOf(http, "q=hanako@&state=paid")).toEqual([]);
    for (const text of ["hana%", "%", "'; --", "#999999", "order_unknown", "ko@example"]) {
      expect({ text, ids: await found(text) }).toEqual({ text, ids: [] });
    }
  });

  it("and says what is wrong with a query", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const [query, message] of [
      ["state=opened", /^state must be one or more of chosen, applying, .*, separated by commas\.$/],
      ["state=", /^state must be one or more of/],
      ["method=cash", /^method must be one or more of konbini-familymart/],
      ["currency=eur", /^currency must be one or more of jpy, usd, separated by commas\.$/],
      ["attention=bad", /^attention must be one or more of open, orphaned/],
      ["created_from=tomorrow", /^created_from must be a day in Japan, such as 2026-11-23\.$/],
      ["created_from=2026-02-30", /^created_from must be a day in Japan/],
      ["paid_from=2026-11-02&paid_to=2026-11-01", /^paid_to must not be before paid_from/],
      ["order=name", /^order must be one of created_at, -created_at, .*, amount, -amount\.$/],
      ["limit=101", /^limit must be a whole number from 1 to 100\.$/],
      ["q=%00", /^q must be 1 to 200 characters, without line breaks\.$/],
      ["after=x", /^after is no place in a list that is sorted so; take it from next or previous/],
      ["after=x&before=x", /^after and before exclude each other; send one\.$/],
      ["offset=20", /^"offset" is no field here\. The fields are q, state, /],
    ] as const) {
      const { status, data } = await http.get<{ message: string; field: string }>(`${LIST}?${query}`);
      expect({ query, status }).toEqual({ query, status: 400 });
      expect(query).toContain(data.field);
      expect(data.message).toMatch(message);
    }
  });
});

async function idsOf(http: AxiosInstance, query: string): Promise<string[]> {
  const { data } = await http.get<CollectOrdersAnswer>(`${LIST}?${query}&limit=100`);
  expect(data.count).toBe(data.collect_orders.length);
  return data.collect_orders.map(({ id }) => id);
}

/** Turns the pages to the end, and from there back to the beginning. */
async function walk(
  http: AxiosInstance,
  order: string,
  limit: number,
): Promise<{ forth: string[]; back: string[] }> {
  const read = async (place: string) =>
    (await http.get<CollectOrdersAnswer>(`${LIST}?order=${order}&limit=${limit}${place}`)).data;
  let page = await read("");
  const forth = page.collect_orders.map(({ id }) => id);
  expect(page.previous).toBeNull();
  while (page.next !== null) {
    page = await read(`&after=${page.next}`);
    forth.push(...page.collect_orders.map(({ id }) => id));
  }
  const back = page.collect_orders.map(({ id }) => id);
  while (page.previous !== null) {
    page = await read(`&before=${page.previous}`);
    back.unshift(...page.collect_orders.map(({ id }) => id));
  }
  return { forth, back };
}
