import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { encode } from "iconv-lite";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { BookedSpan } from "../../modules/haipay/ledger/books";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import type { RecordedRefund } from "../../modules/haipay/ledger/refunds";
import type HaipayModuleService from "../../modules/haipay/service";
import type { Environment } from "../../modules/haipay/settings/settings";
import { getMethod } from "../../platform/catalogue";
import { japanDayOf } from "../../platform/japan-time";
import { csvLines } from "../csv-text";
import { findOrdersOfRows } from "../orders-of-rows";
import { moneyOf } from "./captured";
import { bookEntries, type BookedRefund, type BookEntry } from "./entries";
import { DEFAULT_NAMES, FORMATS, type BookFormat, type BookNames } from "./formats";
import { findTaxShares } from "./order-taxes";
import type { TaxShare } from "./tax-shares";

const ROWS_PER_PAGE = 500;

export interface JournalWish {
  format: BookFormat;
  span: BookedSpan;
  environment: Environment;
  /** Names that differ from those of a new business. */
  names: Partial<BookNames>;
}

/**
 * The journal of a period for accounting software, piece by piece, in the encoding that its import reads. Only in
 * yen: these products support no other currency.
 */
export async function* writeJournal(
  container: MedusaContainer,
  { format, span, environment, names: given }: JournalWish,
): AsyncGenerator<Buffer, void, void> {
  const { ledger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { books } = ledger;
  const { titles, encoding, cells } = FORMATS[format];
  const names = { ...DEFAULT_NAMES[format], ...given };
  const write = (lines: string[][], bom = false) => encode(csvLines(lines, { bom }), encoding);
  yield titles ? write([[...titles]], encoding === "utf8") : Buffer.alloc(0);
  const days = [span.from, new Date(span.before.getTime() - 1)].map(japanDayOf);
  let number = 0;
  let after: string | null = null;
  for (;;) {
    const rows = await books.page(span, { environment, currency: "jpy" }, after, ROWS_PER_PAGE);
    const booked = await entriesOf(container, rows, await books.refundsOf(rows.map(({ id }) => id)));
    const inside = booked.filter(({ entry: { day } }) => day >= days[0] && day <= days[1]);
    if (inside.length > 0) {
      yield write(inside.map((line) => cells({ ...line, number: ++number }, names)));
    }
    if (rows.length < ROWS_PER_PAGE) return;
    after = rows[rows.length - 1].id;
  }
}

async function entriesOf(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
  refunds: ReadonlyMap<string, RecordedRefund[]>,
): Promise<{ entry: BookEntry; about: string }[]> {
  const orders = await findOrdersOfRows(container, rows);
  const [shares, captures] = await Promise.all([
    findTaxShares(
      container,
      [...orders.values()].map(({ id }) => id),
    ),
    findCaptureDays(container, rows),
  ]);
  return rows.flatMap((row) => {
    const order = orders.get(row.id);
    const about = [
      getMethod(row.method).name.ja,
      order ? `#${order.display_id}` : null,
      `No.${row.platform_order_no ?? row.platform_order_id}`,
    ];
    return bookEntries({
      ...moneyOf(row),
      paidOn: japanDayOf(row.paid_at ?? row.received_at ?? row.ended_at ?? row.created_at),
      capturedOn: captures.get(row.captured_payment_id ?? "") ?? null,
      shares: shares.get(order?.id ?? "") ?? ([] as TaxShare[]),
      refunds: (refunds.get(row.id) ?? []).map(bookedRefund),
    }).map((entry) => ({ entry, about: about.filter((part) => part !== null).join(" ") }));
  });
}

/** A correction is booked on the day it was made: what was written for a past month stays. */
function bookedRefund({
  target,
  amount,
  corrects_id,
  paid_on,
  created_at,
  reference,
}: RecordedRefund): BookedRefund {
  const isCorrection = corrects_id !== null;
  return {
    target,
    amount,
    day: japanDayOf(isCorrection ? created_at : paid_on),
    reference,
    isCorrection,
  };
}

/** The days in Japan on which Medusa captured the money. */
async function findCaptureDays(
  container: MedusaContainer,
  rows: readonly CollectOrder[],
): Promise<Map<string, string>> {
  const ids = rows.map(({ captured_payment_id }) => captured_payment_id).filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "captured_at", "created_at"],
    filters: { id: ids },
  });
  const payments = data as { id: string; captured_at: Date | string | null; created_at: Date | string }[];
  return new Map(
    payments.map(({ id, captured_at, created_at }) => [id, japanDayOf(new Date(captured_at ?? created_at))]),
  );
}
