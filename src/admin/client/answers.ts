import type { ShownAttention } from "../../workflows/show-ledger/shown-attention";
import type { ShownCollectOrder } from "../../workflows/show-ledger/shown-collect-order";
import type { Wire } from "./wire";

/** A collect order as it arrives in the browser. */
export type CollectOrder = Wire<ShownCollectOrder>;

/** An attention as it arrives in the browser. */
export type Attention = Wire<ShownAttention>;
