import type { MedusaContainer } from "@medusajs/framework/types";
import { stringify } from "csv-stringify/sync";
import type { ListedCollectOrder } from "../contract/list-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { attentionTexts } from "../modules/haipay/attention-texts";
import { STATE_NAMES } from "../modules/haipay/ledger/lifecycle";
import type { PageStart } from "../modules/haipay/ledger/list";
import type HaipayModuleService from "../modules/haipay/service";
import { ENVIRONMENT_NAMES } from "../modules/haipay/settings/settings";
import { formatPayTime, japanDayOf } from "../platform/japan-time";
import type { Language } from "../platform/language";
import { presentRows, withSearch, type ListWish } from "./list";

/** How many rows are in memory at once. */
const ROWS_PER_PAGE = 500;

/**
 * The payments as a CSV file for bookkeeping, piece by piece: its memory use does not grow with the file, and
 * the next piece is read once the previous one has been taken.
 */
export async function* exportCollectOrders(
  container: MedusaContainer,
  wish: ListWish,
  language: Language,
): AsyncGenerator<string, void, void> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const filter = await withSearch(container, wish);
  yield csvLines([COLUMNS.map(({ title }) => title[language])], { bom: true });
  let start: PageStart | undefined = {};
  while (start) {
    const page = await ledger.list.page(filter, wish.sort, start, ROWS_PER_PAGE);
    const rows = await presentRows(container, page.rows);
    if (rows.length > 0) yield csvLines(rows.map((row) => COLUMNS.map(({ cell }) => cell(row, language))));
    start = page.next && { after: page.next };
  }
}

interface Column {
  title: Record<Language, string>;
  cell: (row: ListedCollectOrder, language: Language) => string | null;
}

/** What somebody wrote. */
function text(en: string, ja: string, read: Column["cell"]): Column {
  return { title: { en, ja }, cell: (row, language) => keepAsText(read(row, language)) };
}

/** A number or time of our own, which the spreadsheet should understand. */
function value(en: string, ja: string, read: (row: ListedCollectOrder) => string | null): Column {
  return { title: { en, ja }, cell: read };
}

function time(en: string, ja: string, read: (row: ListedCollectOrder) => Date | null) {
  return value(en, ja, (row) => {
    const at = read(row);
    return at && formatPayTime(at);
  });
}

/** What a bookkeeper needs of each payment, from left to right. Sums are in yen or dollars, times in Japan time. */
const COLUMNS: readonly Column[] = [
  value("Payment day (Japan)", "入金日", ({ times }) => times.paid_at && japanDayOf(times.paid_at)),
  text("Order", "注文", ({ order }) => order && `#${order.display_id}`),
  text("State", "状態", ({ state }, language) => STATE_NAMES[language][state]),
  text("Method", "支払方法", ({ method }, language) => method.name[language]),
  value("Currency", "通貨", ({ currency_code }) => currency_code.toUpperCase()),
  value("Charged", "請求額", ({ sums }) => sums.charge),
  value("Received", "入金額", ({ sums }) => sums.received),
  value("Fee", "手数料", ({ sums }) => sums.fee),
  value("Net", "差引額", ({ sums }) => sums.net),
  value("Refunded", "返金額", ({ sums }) => sums.refunded),
  value("Expected fee", "手数料（予定）", ({ sums }) => sums.expected_fee),
  value("Fee difference", "手数料の差異", ({ sums }) => sums.fee_difference),
  value("Expected settlement", "精算予定日", ({ expected_settlement_on }) => expected_settlement_on),
  text("Shopper", "お客様", ({ buyer }) => buyer && buyer.name),
  text("E-mail", "メールアドレス", ({ buyer }) => buyer && buyer.email),
  time("Created (Japan time)", "作成日時（日本時間）", ({ times }) => times.chosen_at),
  time("Paid (Japan time)", "入金日時（日本時間）", ({ times }) => times.paid_at),
  time("Deadline (Japan time)", "支払期限（日本時間）", ({ times }) => times.expires_at),
  text("Needs attention", "要対応", ({ attentions }, language) =>
    attentions.map(({ reason }) => attentionTexts(reason, true)[language].title).join(" / "),
  ),
  text("Order ID at HaiPay", "HaiPayの加盟店注文番号", ({ platform }) => platform.platform_order_id),
  text("HaiPay order number", "HaiPayの注文番号", ({ platform }) => platform.platform_order_no),
  text("Collect order", "決済ID", ({ id }) => id),
  text("Medusa order", "Medusaの注文ID", ({ order }) => order && order.id),
  text(
    "Environment",
    "環境",
    ({ environment }, language) => environment && ENVIRONMENT_NAMES[language][environment],
  ),
];

/** What a spreadsheet would take for the start of a formula, including the full-width forms that Japanese keyboards produce. */
const FORMULA = /^[\s]*[=+\-@＝＋－＠]|^[\t\r]/;
/** A spreadsheet keeps 15 digits of a number and replaces the rest with zeros. */
const LONG_NUMBER = /^\d{16,}$/;

/** With `'` before what a spreadsheet would alter. The library's own guard handles neither spaces nor long numbers. */
export function keepAsText(text: string | null): string | null {
  return text !== null && (FORMULA.test(text) || LONG_NUMBER.test(text)) ? `'${text}` : text;
}

/**
 * Lines of a CSV file as RFC 4180 writes them.
 *
 * @param bom whether the file starts here: without the mark Excel assumes the computer's legacy encoding, and
 *   the Japanese is lost
 */
export function csvLines(lines: (string | null)[][], { bom = false } = {}): string {
  return stringify(lines, { bom, record_delimiter: "windows", quoted_match: /[\r\n]|^\s|\s$/ });
}
