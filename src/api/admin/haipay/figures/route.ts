import { z } from "zod";
import type { ShownFigures } from "../../../../contract/admin-api";
import { showFigures } from "../../../../views/figures";
import { answering } from "../answering";
import { parseInput } from "../input";

export interface FiguresAnswer {
  figures: ShownFigures;
}

/** The figures that a merchant looks at every morning. */
export const GET = answering<FiguresAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ figures: await showFigures(req.scope) });
});
