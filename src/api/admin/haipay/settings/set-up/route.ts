import { z } from "zod";
import type { ShownSetUp } from "../../../../../contract/set-up-api";
import { showSetUp } from "../../../../../views/set-up";
import { answering } from "../../answering";
import { parseInput } from "../../input";

export interface SetUpAnswer {
  set_up: ShownSetUp;
}

/** How far the shop is on its way to the first payment. */
export const GET = answering<SetUpAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ set_up: await showSetUp(req.scope) });
});
