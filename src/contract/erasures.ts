import type { StillNeeded } from "../modules/haipay/ledger/erasure";

/** The result of erasing everything kept about a shopper. */
export interface BuyerErasure {
  /** How many purchases were erased. */
  erased: number;
  /** Purchases whose data are still needed; the job erases them when nothing needs them any more. */
  waiting: {
    collect_order_id: string;
    platform_order_id: string;
    /** The code of the refusal that says why. */
    because: StillNeeded | "busy" | "moved";
  }[];
}
