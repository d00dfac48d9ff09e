import type { AnnouncedChange } from "../modules/haipay/settings/announced-changes";
import type { ShownTrouble } from "./accounts-api";
import type { Actor, ShownAttention } from "./admin-api";

/** What every administrator should see, whatever they came for. */
export interface ShownNotices {
  /** Which accounts and methods cannot take money; other problems of an account are in `attentions`. */
  troubles: ShownTrouble[];
  /** What is wrong with the shop's account; not about any order. */
  attentions: ShownAttention[];
  /** Changes in the last 24 hours that could divert money, newest first. */
  changes: {
    id: string;
    at: Date;
    /** A user, or `files`: a server was started with a different configuration. */
    by: Actor;
    changes: AnnouncedChange[];
    /** Made while the shop was set up: no money could be diverted yet. */
    is_set_up: boolean;
  }[];
}
