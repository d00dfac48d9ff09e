import type { MedusaContainer } from "@medusajs/framework/types";
import type { ListedCollectOrder } from "../contract/list-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { attentionTexts } from "../modules/haipay/attention-texts";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { STATE_NAMES } from "../modules/haipay/ledger/lifecycle";
import type { PageStart } from "../modules/haipay/ledger/list";
import type { RecordedRefund } from "../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../modules/haipay/service";
import { ENVIRONMENT_NAMES } from "../modules/haipay/settings/settings";
import type { Currency } from "../platform/catalogue";
import { formatPayTime, japanDayOf } from "../platform/japan-time";
import type { Language } from "../platform/language";
import { roundToUnit } from "../platform/money";
import { moneyOf, type MoneyOfRow } from "./books/captured";
import { findTaxTotals } from "./books/order-taxes";
import { csvLines, keepAsNumber, keepAsText } from "./csv-text";
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
    const rows = await bookRows(container, page.rows);
    if (rows.length > 0) yield csvLines(rows.map((row) => COLUMNS.map(({ cell }) => cell(row, language))));
    start = page.next && { after: page.next };
  }
}

/** A payment with what only the books contain. */
interface BookedRow extends ListedCollectOrder {
  money: MoneyOfRow;
  /** The tax in its order, rounded to the currency: Medusa computes it to thirty digits. */
  tax: string | null;
  /** The uncorrected refunds, oldest first. */
  refunds: readonly RecordedRefund[];
}

async function bookRows(container: MedusaContainer, rows: readonly CollectOrder[]): Promise<BookedRow[]> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const [presented, refunds] = await Promise.all([
    presentRows(container, rows),
    ledger.books.refundsOf(rows.map(({ id }) => id)),
  ]);
  const taxes = await findTaxTotals(
    container,
    presented.flatMap(({ order }) => (order ? [order.id] : [])),
  );
  return presented.map((row, index) => ({
    ...row,
    money: moneyOf(rows[index]),
    tax: writeTax(taxes.get(row.order?.id ?? ""), row.currency_code),
    refunds: (refunds.get(row.id) ?? []).filter(
      ({ corrects_id, corrected_at }) => corrects_id === null && corrected_at === null,
    ),
  }));
}

function writeTax(tax: string | undefined, currency: Currency): string | null {
  return tax === undefined ? null : roundToUnit(tax, currency);
}

interface Column {
  title: Record<Language, string>;
  cell: (row: BookedRow, language: Language) => string | null;
}

/** What somebody wrote. */
function text(en: string, ja: string, read: Column["cell"]): Column {
  return { title: { en, ja }, cell: (row, language) => keepAsText(read(row, language)) };
}

/** Our own number or time, which the spreadsheet should understand. */
function value(en: string, ja: string, read: (row: BookedRow) => string | null): Column {
  return { title: { en, ja }, cell: read };
}

/** A number that identifies something. */
function number(en: string, ja: string, read: (row: BookedRow) => string | null): Column {
  return { title: { en, ja }, cell: (row) => keepAsNumber(read(row)) };
}

function time(en: string, ja: string, read: (row: BookedRow) => Date | null) {
  return value(en, ja, (row) => {
    const at = read(row);
    return at && formatPayTime(at);
  });
}

/** What a bookkeeper needs for each payment, from left to right. Sums are in yen or dollars, times in Japan time. */
const COLUMNS: readonly Column[] = [
  value("Payment day (Japan)", "入金日", ({ times }) => times.paid_at && japanDayOf(times.paid_at)),
  text("Order", "注文", ({ order }) => order && `#${order.display_id}`),
  text("State", "状態", ({ state }, language) => STATE_NAMES[language][state]),
  value("State code", "状態コード", ({ state }) => state),
  text("Method", "支払方法", ({ method }, language) => method.name[language]),
  value("Currency", "通貨", ({ currency_code }) => currency_code.toUpperCase()),
  value("Charged", "請求額", ({ sums }) => sums.charge),
  value("Received", "入金額", ({ sums }) => sums.received),
  value("Captured", "売上確定額", ({ money }) => money.captured),
  value("Not captured", "未確定額", ({ money }) => money.uncaptured),
  value("Tax in the order", "注文の消費税", ({ tax }) => tax),
  value("Fee", "手数料", ({ sums }) => sums.fee),
  value("Net", "差引額", ({ sums }) => sums.net),
  value("Refunded", "返金額", ({ sums }) => sums.refunded),
  text("Refund days", "返金日", ({ refunds }) =>
    refunds.map(({ paid_on }) => japanDayOf(paid_on)).join(" / "),
  ),
  text("Refund references", "振込の管理番号", ({ refunds }) =>
    refunds.map(({ reference }) => keepAsNumber(reference)).join(" / "),
  ),
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
  number("HaiPay order number", "HaiPay注文番号", ({ platform }) => platform.platform_order_no),
  text("Collect order", "決済ID", ({ id }) => id),
  text("Medusa order", "Medusaの注文ID", ({ order }) => order && order.id),
  text(
    "Environment",
    "環境",
    ({ environment }, language) => environment && ENVIRONMENT_NAMES[language][environment],
  ),
];
