import { MedusaError } from "@medusajs/framework/utils";
import { z } from "zod";
import type { ListedCollectOrders } from "../../../../contract/admin-api";
import {
  readPosition,
  type CollectOrderSort,
  type ListPosition,
} from "../../../../modules/haipay/ledger/list";
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
  if (after !== undefined && before !== undefined)
    throw invalid("after and before exclude each other; send one.");
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
  throw invalid(
    `${field} is no place in a list that is sorted so; take it from next or previous of an answer.`,
  );
}

function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message);
}
