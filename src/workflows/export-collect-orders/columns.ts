import { attentionTexts } from "../../modules/haipay/attention-texts";
import { STATE_NAMES } from "../../modules/haipay/ledger/state-names";
import { formatPayTime, japanDayOf } from "../../platform/japan-time";
import type { Language } from "../../platform/language";
import type { ListedCollectOrder } from "../show-ledger/listed-collect-order";
import type { Cell } from "./csv";

interface Column {
  title: Record<Language, string>;
  cell: (row: ListedCollectOrder, language: Language) => Cell;
}

function text(en: string, ja: string, read: (row: ListedCollectOrder, language: Language) => string | null) {
  return { title: { en, ja }, cell: (row, language) => ({ text: read(row, language) }) } satisfies Column;
}

function value(en: string, ja: string, read: (row: ListedCollectOrder) => string | null) {
  return { title: { en, ja }, cell: (row) => ({ value: read(row) }) } satisfies Column;
}

function time(en: string, ja: string, read: (row: ListedCollectOrder) => Date | null) {
  return value(en, ja, (row) => {
    const at = read(row);
    return at && formatPayTime(at);
  });
}

/** What a bookkeeper needs of each payment, from left to right. Sums are in yen or dollars, times are Japan's. */
export const COLUMNS: readonly Column[] = [
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
  text("Shopper", "お客様", ({ shopper }) => shopper && shopper.name),
  text("E-mail", "メールアドレス", ({ shopper }) => shopper && shopper.email),
  time("Created (Japan time)", "作成日時（日本時間）", ({ times }) => times.chosen_at),
  time("Paid (Japan time)", "入金日時（日本時間）", ({ times }) => times.paid_at),
  time("Deadline (Japan time)", "支払期限（日本時間）", ({ times }) => times.expires_at),
  text("Needs attention", "要対応", ({ attentions }, language) =>
    attentions.map(({ reason }) => attentionTexts(reason, true)[language].title).join(" / "),
  ),
  text("Order ID at HaiPay", "HaiPayの加盟店注文番号", ({ platform }) => platform.order_id),
  text("HaiPay order number", "HaiPayの注文番号", ({ platform }) => platform.order_no),
  text("Collect order", "決済ID", ({ id }) => id),
  text("Medusa order", "Medusaの注文ID", ({ order }) => order && order.id),
];
