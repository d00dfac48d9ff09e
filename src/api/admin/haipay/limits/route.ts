import { z } from "zod";
import type { ShownLimits } from "../../../../contract/limits";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { answering } from "../answering";
import { parseInput } from "../input";

const HOURS = 24;

export interface LimitsAnswer {
  limits: ShownLimits;
}

/** Which limits have refused shoppers lately, and how often. */
export const GET = answering<LimitsAnswer>(async (req, res) => {
  parseInput(z.object({}), req.query);
  const { ledger }: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const hits = await ledger.limits.listHits(new Date(Date.now() - HOURS * 3_600_000));
  res.json({ limits: { hours: HOURS, hits } });
});
