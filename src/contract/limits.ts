import type { LimitHits } from "../modules/haipay/ledger/limits";

/** Limits that have refused shoppers within the last `hours` hours, latest first. */
export interface ShownLimits {
  hours: number;
  hits: LimitHits[];
}
