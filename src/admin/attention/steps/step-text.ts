import type { Step, Task } from "../../client/answers";
import { formatSum } from "../../format/sum";
import type { Texts } from "../../i18n/use-texts";

interface StepText {
  /** What is to be done. */
  text: string;
  /** When it counts as done, or what happens next. */
  hint?: string;
}

/** What a step says, with its sums. */
export function stepText(step: Step, { t }: Texts): StepText {
  const sum = (amount: string) => formatSum(amount.replace(/^-/, ""), step.currency_code);
  switch (step.act) {
    case "record_refund":
      return {
        text: t(`orders.steps.recordRefund.${step.target}`, { sum: sum(step.amount) }),
        hint: t("orders.steps.recordRefund.hint"),
      };
    case "ask_for_account":
      return { text: t("orders.steps.askForAccount", { sum: sum(step.amount) }) };
    case "ask_for_rest":
      return {
        text: t("orders.steps.askForRest.text", { missing: sum(step.missing), received: sum(step.received) }),
        hint: t("orders.steps.askForRest.hint"),
      };
    case "use_money":
      return {
        text: t("orders.steps.useMoney.text", { sum: sum(step.amount), order: `#${step.display_id}` }),
        hint: t(`orders.steps.useMoney.${signOf(step.rest)}`, { rest: sum(step.rest) }),
      };
    case "extend_deadline":
      return { text: t(step.reissue ? "orders.steps.extendAnew" : "orders.steps.extend") };
    case "cancel_order":
      return { text: t("orders.steps.cancelOrder", { order: `#${step.display_id}` }) };
    case "ask_platform":
      return { text: t("orders.steps.askPlatform") };
  }
}

/** What was done, for the note; undefined while something still has to be done. */
export function doneText({ steps, are_done }: Task, texts: Texts): string | undefined {
  if (!are_done) return undefined;
  return steps
    .filter(({ is_done }) => is_done)
    .map((step) => stepText(step, texts).text)
    .join("\n");
}

function signOf(amount: string): "fits" | "due" | "surplus" {
  if (/^-?0*(\.0*)?$/.test(amount)) return "fits";
  return amount.startsWith("-") ? "surplus" : "due";
}
