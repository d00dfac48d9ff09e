import type { LimitHits } from "../modules/haipay/ledger/limits";

/** Limits that have refused shoppers within the last so many hours, the latest first. */
export interface ShownLimits {
  hours: number;
  hits: LimitHits[];
}
