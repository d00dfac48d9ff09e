import { z } from "zod";
import type { ShownNotices } from "../../../../contract/notices-api";
import { showNotices } from "../../../../views/notices";
import { answering } from "../answering";
import { parseInput } from "../input";

export interface NoticesAnswer {
  notices: ShownNotices;
}

/** What every administrator should see: problems with the account, and who changed what in the last 24 hours. */
export const GET = answering<NoticesAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  res.json({ notices: await showNotices(req.scope) });
});
