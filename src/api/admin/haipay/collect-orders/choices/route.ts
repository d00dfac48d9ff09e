import { z } from "zod";
import { LIST_CHOICES, type ListChoices } from "../../../../../workflows/show-ledger/list-choices";
import { answering } from "../../answering";
import { parseInput } from "../../input";

export interface ListChoicesAnswer {
  choices: ListChoices;
}

/** What the list can be narrowed by, in both languages. */
export const GET = answering<ListChoicesAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ choices: LIST_CHOICES });
});
