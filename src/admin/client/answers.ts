import type { ShownAttention, ShownCollectOrder } from "../../contract/admin-api";
import type { Wire } from "./wire";

/** A collect order as it arrives in the browser. */
export type CollectOrder = Wire<ShownCollectOrder>;

/** An attention as it arrives in the browser. */
export type Attention = Wire<ShownAttention>;
