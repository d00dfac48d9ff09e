import type { ShownAttention, ShownCollectOrder } from "../../contract/admin-api";
import type { Wire } from "./wire";

/** A collect order as it arrives in the browser. */
export type CollectOrder = Wire<ShownCollectOrder>;

/** An attention of a collect order, with what to do about it. */
export type Task = CollectOrder["attentions"][number];

/** One step of it. */
export type Step = Task["steps"][number];

/** An attention as it arrives in the browser. */
export type Attention = Wire<ShownAttention>;
