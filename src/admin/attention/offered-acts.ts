import type { CollectOrder } from "../client/answers";

export type OfferedAct = "ask" | "extend_deadline" | "use_money" | "record_refund";

const ACTS: Partial<Record<string, OfferedAct>> = {
  ask_platform: "ask",
  extend_deadline: "extend_deadline",
  use_money: "use_money",
  record_refund: "record_refund",
};

/** The actions that are offered as steps of an attention, and need not be offered again on the same page. */
export function actsInSteps({ attentions }: CollectOrder): ReadonlySet<OfferedAct> {
  const steps = attentions.flatMap((attention) => attention.steps).filter(({ is_done }) => !is_done);
  return new Set(steps.flatMap(({ act }) => ACTS[act] ?? []));
}
