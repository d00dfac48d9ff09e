import { z } from "zod";
import type { ShownTotals } from "../../../../../contract/list-api";
import { addUpCollectOrders } from "../../../../../views/list";
import { answering } from "../../answering";
import { parseInput } from "../../input";
import { listFields, readListWish } from "../../list-query";

const querySchema = z.object(listFields);

export type TotalsAnswer = ShownTotals;

/** The sums of the payments that the list would show, over all pages. */
export const GET = answering<TotalsAnswer>(async (req, res) => {
  res.json(await addUpCollectOrders(req.scope, readListWish(parseInput(querySchema, req.query))));
});
