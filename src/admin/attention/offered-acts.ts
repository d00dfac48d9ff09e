import type { CollectOrder } from "../client/answers";

export type OfferedAct = "ask" | "extend_deadline" | "use_money" | "record_refund";

const ACTS: Partial<Record<string, OfferedAct>> = {
  ask_platform: "ask",
  extend_deadline: "extend_deadline",
  use_money: "use_money",
  record_refund: "record_refund",
};

/** What stands as a step of something that needs a person, and so need not be offered a second time on the same page. */
export function actsInSteps({ attentions }: CollectOrder): ReadonlySet<OfferedAct> {
  const steps = attentions.flatMap((attention) => attention.steps).filter(({ is_done }) => !is_done);
  return new Set(steps.flatMap(({ act }) => ACTS[act] ?? []));
}
