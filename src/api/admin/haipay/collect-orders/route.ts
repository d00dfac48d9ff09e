import { z } from "zod";
import type { ListedCollectOrders } from "../../../../contract/list-api";
import {
  readPosition,
  type CollectOrderSort,
  type ListPosition,
} from "../../../../modules/haipay/ledger/list";
import { refuse } from "../../../../payment/refuse";
import { listCollectOrders } from "../../../../views/list";
import { answering } from "../answering";
import { numberField, parseInput, searchField } from "../input";
import { listFields, readListWish } from "../list-query";

const LONGEST_PLACE = 300;

const querySchema = z.object({
  ...listFields,
  after: searchField(LONGEST_PLACE).optional(),
  before: searchField(LONGEST_PLACE).optional(),
  limit: numberField(1, 100).default(20),
});

export interface CollectOrdersAnswer extends ListedCollectOrders {
  limit: number;
}

/** The payments: filtered, searched, sorted, page by page. */
export const GET = answering<CollectOrdersAnswer>(async (req, res) => {
  const { after, before, limit, ...query } = parseInput(querySchema, req.query);
  const wish = readListWish(query);
  if (after !== undefined && before !== undefined) throw refuse("both_pages", { field: "before" });
  const start = {
    after: readPlace("after", wish.sort, after),
    before: readPlace("before", wish.sort, before),
  };
  res.json({ ...(await listCollectOrders(req.scope, wish, start, limit)), limit });
});

function readPlace(
  field: string,
  sort: CollectOrderSort,
  written: string | undefined,
): ListPosition | undefined {
  if (written === undefined) return undefined;
  const position = readPosition(sort, written);
  if (position) return position;
  throw refuse("no_such_page", { field });
}
