import { z } from "zod";
import type { ListChoices } from "../../../../../contract/list-api";
import { LIST_CHOICES } from "../../../../../views/list";
import { answering } from "../../answering";
import { parseInput } from "../../input";

export interface ListChoicesAnswer {
  choices: ListChoices;
}

/** The values that the list can be filtered by, in both languages. */
export const GET = answering<ListChoicesAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ choices: LIST_CHOICES });
});
