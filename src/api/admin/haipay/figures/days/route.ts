import { z } from "zod";
import type { ShownDays } from "../../../../../contract/admin-api";
import { showDays } from "../../../../../views/figures";
import { answering } from "../../answering";
import { parseInput } from "../../input";

export type DaysAnswer = ShownDays;

/** What was captured day by day. */
export const GET = answering<DaysAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json(await showDays(req.scope));
});
