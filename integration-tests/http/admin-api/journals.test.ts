import { decode } from "iconv-lite";
import { japanDayOf } from "../../../src/platform/japan-time";
import { Administrator } from "../../environment/administrator";
import { awaitPayment } from "../../environment/awaited-payments";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { writeRows } from "../../environment/ledger-rows";
import { buy, payAndNotify } from "../../environment/purchases";
import { correct, refund } from "../../environment/recorded-refunds";

const JOURNALS = "/admin/haipay/journals";
const TODAY = japanDayOf(new Date());

describeShop("The admin API writes journals for accounting software:", (shop) => {
  it("sale, fee, surplus and refunds, from the real ledger and Medusa's real order", async () => {
    const { platformOrderId, displayId } = await overpaid(shop);
    const wrong = await refund(shop, platformOrderId, "300", { reference: "F-1" });
    await correct(shop, platformOrderId, wrong);
    await refund(shop, platformOrderId, "300", { reference: "F-2" });

    const { lines, headers } = await read(shop, "yayoi", "Shift_JIS");

    expect(headers["content-disposition"]).toBe(
      `attachment; filename="haipay-journal-yayoi_${TODAY}_${TODAY}_sandbox.csv"`,
    );
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => 25));
    const moved = lines.map((line) => [line[4], line[10], Number(line[8]), line[16].split(" ")[0]]);
    const sales = moved.filter(([, , , what]) => what === "売上");
    expect(sales.reduce((sum, [, , amount]) => sum + Number(amount), 0)).toBe(1700);
    expect(moved.filter(([, , , what]) => what !== "売上")).toEqual([
      ["売掛金", "預り金", 300, "お預り（過入金・未確定）"],
      ["支払手数料", "売掛金", expect.any(Number), "決済手数料"],
      ["預り金", "普通預金", 300, "返金"],
      ["普通預金", "預り金", 300, "返金の取消"],
      ["預り金", "普通預金", 300, "返金"],
    ]);
    expect(lines[0][16]).toMatch(new RegExp(`^売上 GMOあおぞらネット銀行.* #${displayId} No\\.`));
  });

  it("in the form and the encoding of each product, with the names that the shop gave", async () => {
    await buy(shop, { method: "konbini-lawson" });
    const names = { sale: "売上", receivable: "未収入金" };

    const freee = await read(shop, "freee", "utf8", names);
    expect(freee.text.startsWith("\uFEFF日付,伝票番号,")).toBe(true);
    expect(freee.lines[1].slice(3, 5)).toEqual(["未収入金", freee.lines[1][7]]);
    expect(freee.lines[1][6]).toBe("売上");

    const forward = await read(shop, "money_forward", "Shift_JIS", names);
    expect(forward.lines[0].slice(0, 3)).toEqual(["取引No", "取引日", "借方勘定科目"]);
    expect(forward.lines.map((line) => line.length)).toEqual(forward.lines.map(() => 27));
    expect(forward.lines[1][2]).toBe("未収入金");
  });

  it("of the period and the environment alone, and never of play money unless it is asked for", async () => {
    const paid = { state: "paid", received_amount: "500", charge_amount: "500" } as const;
    await writeRows(shop, [
      { ...paid, paid_at: new Date("2026-10-31T14:59:59Z"), environment: "sandbox" },
      { ...paid, paid_at: new Date("2026-10-31T15:00:00Z"), environment: "production" },
      { ...paid, paid_at: new Date("2026-10-31T15:00:00Z"), environment: "sandbox", currency: "usd" },
      { state: "open", received_amount: "5", environment: "sandbox" },
    ]);
    const days = async (query: string) => {
      const { http } = await Administrator.logIn(shop);
      const { data } = await http.get<string>(`${JOURNALS}?format=freee&${query}`);
      return data
        .trimEnd()
        .split("\r\n")
        .slice(1)
        .map((line) => line.split(",")[0]);
    };
    expect(await days("from=2026-10-01&to=2026-10-31")).toEqual(["2026/10/31"]);
    expect(await days("from=2026-11-01&to=2026-11-30")).toEqual([]);
    expect(await days("from=2026-11-01&to=2026-11-30&environment=production")).toEqual(["2026/11/01"]);
  });

  it("and says what is wrong with a query", async () => {
    const { http } = await Administrator.logIn(shop);
    for (const [query, message] of [
      ["from=2026-11-01&to=2026-11-30&format=x", "format must be one of freee, money_forward, yayoi."],
      ["from=2026-11-31&to=2026-11-30&format=yayoi", /^from/],
      ["from=2026-11-30&to=2026-11-01&format=yayoi", /to/],
      ["from=2026-11-01&to=2026-11-30&format=yayoi&q=x", /^"q" is no field here/],
    ] as const) {
      const { status, data } = await http.get<{ message: string }>(`${JOURNALS}?${query}`);
      expect({ query, status }).toEqual({ query, status: 400 });
      expect(data.message).toMatch(message);
    }
  });
});

async function overpaid(shop: HaipayShop): Promise<{ platformOrderId: string; displayId: string }> {
  const { platformOrderId, orderId } = await awaitPayment(shop, { method: "gmo-aozora" });
  await payAndNotify(shop, platformOrderId, "2000");
  const { http } = await Administrator.logIn(shop);
  const { data } = await http.get<{ order: { display_id: number } }>(`/admin/orders/${orderId}`);
  return { platformOrderId, displayId: String(data.order.display_id) };
}

async function read(
  shop: HaipayShop,
  format: string,
  encoding: string,
  names: Record<string, string> = {},
): Promise<{ text: string; lines: string[][]; headers: Record<string, unknown> }> {
  const { http } = await Administrator.logIn(shop);
  const query = new URLSearchParams({ format, from: TODAY, to: TODAY, ...names });
  const { status, data, headers } = await http.get<ArrayBuffer>(`${JOURNALS}?${query.toString()}`, {
    responseType: "arraybuffer",
  });
  expect(status).toBe(200);
  const text = decode(Buffer.from(data), encoding, { stripBOM: false });
  const lines = text
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return { text, lines, headers };
}
