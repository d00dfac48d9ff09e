import type { MedusaContainer } from "@medusajs/framework/types";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { PageStart } from "../../modules/haipay/ledger/collect-order-list";
import type HaipayModuleService from "../../modules/haipay/service";
import type { Language } from "../../platform/language";
import { presentRows, withSearch, type ListWish } from "../show-ledger/list-collect-orders";
import { COLUMNS } from "./columns";
import { BYTE_ORDER_MARK, csvLine } from "./csv";

/** How many rows are in memory at once. */
const ROWS_PER_PAGE = 500;

/**
 * The payments as a CSV file for bookkeeping, piece by piece: the memory that it takes does not grow with the file, and
 * the next piece is read when the one before it was taken.
 */
export async function* exportCollectOrders(
  container: MedusaContainer,
  wish: ListWish,
  language: Language,
): AsyncGenerator<string, void, void> {
  const { collectOrderList }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const filter = await withSearch(container, wish);
  yield BYTE_ORDER_MARK + csvLine(COLUMNS.map(({ title }) => ({ text: title[language] })));
  let start: PageStart | undefined = {};
  while (start) {
    const page = await collectOrderList.page(filter, wish.sort, start, ROWS_PER_PAGE);
    const rows = await presentRows(container, page.rows);
    if (rows.length > 0)
      yield rows.map((row) => csvLine(COLUMNS.map(({ cell }) => cell(row, language)))).join("");
    start = page.next && { after: page.next };
  }
}
