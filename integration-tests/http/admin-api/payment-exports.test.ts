import { Administrator } from "../../environment/administrator";
import { describeShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";
import { buy } from "../../environment/purchases";
import { refund } from "../../environment/recorded-refunds";

const EXPORT = "/admin/haipay/collect-orders/export";

describeShop("The admin API exports payments for bookkeeping:", (shop) => {
  it("sums, fee, net and payment day in Japan, in a file that Excel opens", async () => {
    const { row, orderId } = await buy(shop, { method: "konbini-lawson" });
    await refund(shop, row.platform_order_id, "700");
    const paid_at = new Date("2026-11-09T15:00:00Z");
    await shop.haipay.ledger.collectOrders.update(row.id, {
      paid_at,
      buyer_name: '=HYPERLINK("x","花子")',
    });
    const { http } = await Administrator.logIn(shop);

    const { status, headers, data } = await http.get<string>(`${EXPORT}?lang=ja`);

    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="haipay-payments_as-of-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const bytes = await http.get<ArrayBuffer>(`${EXPORT}?lang=ja`, { responseType: "arraybuffer" });
    expect([...new Uint8Array(bytes.data).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [titles, line, ...rest] = data.replace(/^\uFEFF/, "").split("\r\n");
    expect(rest).toEqual([""]);
    expect(titles.split(",").slice(0, 16)).toEqual([
      ...["入金日", "注文", "状態", "状態コード", "支払方法", "通貨", "請求額", "入金額"],
      ...["売上確定額", "未確定額", "注文の消費税", "手数料", "差引額", "返金額", "返金日", "振込の管理番号"],
    ]);
    expect(line).toMatch(
      /^2026-11-10,#\d+,入金済み,paid,ローソン,JPY,1700,1700,1700,0,[\d.]+,51,1649,700,\d{4}-\d\d-\d\d,payout [\d.]+,/,
    );
    expect(line).toContain(`"'=HYPERLINK(""x"",""花子"")",hanako@example.com,`);
    expect(line).toContain(",2026-11-10 00:00:00,");
    // A spreadsheet would round a number with this many digits, and an apostrophe would stay in it elsewhere.
    expect(line).toContain(`,${row.platform_order_id},No.${row.platform_order_no},${row.id},${orderId}`);
    expect([titles, line].map((text) => text.split(",").at(-1))).toEqual(["環境", "サンドボックス"]);
  });

  it("what the filter, the search and the order say, over several pages", async () => {
    const rows = Array.from({ length: 1_203 }, (_, number) => ({
      created_at: new Date(Date.UTC(2026, 10, 1) + number),
      charge_amount: String(number + 1),
      buyer_email: number % 2 === 0 ? "hanako@example.com" : "taro@example.com",
    }));
    await writeRows(shop, [...rows, { state: "failed" }, { state: "chosen", applied_at: null }]);
    const { http } = await Administrator.logIn(shop);
    const amounts = async (query: string) => {
      const { data } = await http.get<string>(`${EXPORT}?${query}`);
      return data
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((line) => Number(line.split(",")[6]));
    };
    const all = rows.map((_, number) => number + 1);

    expect(await amounts("state=open&order=created_at")).toEqual(all);
    expect(await amounts("state=open&order=-amount")).toEqual([...all].reverse());
    expect(await amounts("state=open&q=taro@&order=amount")).toEqual(
      all.filter((number) => number % 2 === 0),
    );
    expect(await amounts("")).toHaveLength(1_204);
    expect(await amounts("method=merpay")).toEqual([]);
  });

  it("under a name that says the period and the filter, and nothing of the shopper", async () => {
    const { http } = await Administrator.logIn(shop);
    const query =
      "paid_from=2026-11-01&paid_to=2026-11-30&state=paid&environment=sandbox&q=hanako@example.com";
    const { headers } = await http.get<string>(`${EXPORT}?${query}`);
    expect(headers["content-disposition"]).toMatch(
      /filename="haipay-payments_paid-2026-11-01-to-2026-11-30_paid_search_sandbox_as-of-\d{4}-\d\d-\d\d\.csv"$/,
    );
  });

  it("and says what is wrong with a query", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const [query, message] of [
      ["lang=fr", "lang must be one of en, ja."],
      ["state=x", /^state must be one or more of/],
      ["limit=5", /^"limit" is no field here/],
    ] as const) {
      const { status, data } = await http.get<{ message: string }>(`${EXPORT}?${query}`);
      expect({ query, status }).toEqual({ query, status: 400 });
      expect(data.message).toMatch(message);
    }
  });
});
