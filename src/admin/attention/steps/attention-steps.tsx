import { CheckCircleSolid, EllipseMiniSolid } from "@medusajs/icons";
import { Text } from "@medusajs/ui";
import { Fragment } from "react";
import type { CollectOrder, Step, Task } from "../../client/answers";
import { useTexts } from "../../i18n/use-texts";
import { StepAct } from "./step-act";
import { stepText } from "./step-text";

interface AttentionStepsProps {
  task: Task;
  order: CollectOrder;
  /** Called with the new collect order when a new slip was issued. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** What to do: each step has a button that does it, and is ticked when the books show that it is done. */
export function AttentionSteps({ task, order, onReissued }: AttentionStepsProps) {
  const { t } = useTexts();
  const ways = groupByWay(task.steps);
  const isChoice = ways.filter(([{ way }]) => way !== null).length > 1;
  return (
    <div className="flex flex-col gap-y-2" role="group" aria-label={t("orders.attention.todo")}>
      <h4 className="txt-compact-small-plus">{t("orders.attention.todo")}</h4>
      {ways.map((steps, position) => (
        <Fragment key={steps[0].way ?? "all"}>
          {isChoice && steps[0].way !== null && (
            <Text size="xsmall" weight="plus" className="text-ui-fg-subtle">
              {t(isFirstWay(ways, position) ? "orders.steps.either" : "orders.steps.or")}
            </Text>
          )}
          <ol className="flex flex-col divide-y rounded-lg border">
            {steps.map((step) => (
              <StepRow key={step.act} step={step} order={order} onReissued={onReissued} />
            ))}
          </ol>
        </Fragment>
      ))}
    </div>
  );
}

function StepRow({
  step,
  order,
  onReissued,
}: Pick<AttentionStepsProps, "order" | "onReissued"> & { step: Step }) {
  const texts = useTexts();
  const { t } = texts;
  const { text, hint } = stepText(step, texts);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <span className="flex min-w-0 flex-1 basis-56 items-start gap-x-2">
        {step.is_done ? (
          <CheckCircleSolid className="text-ui-tag-green-icon mt-0.5 shrink-0" aria-hidden />
        ) : (
          <EllipseMiniSolid className="text-ui-fg-muted mt-0.5 shrink-0" aria-hidden />
        )}
        <span className="txt-small min-w-0 break-words">
          {text}
          {step.is_done && <span className="text-ui-fg-subtle"> {t("orders.steps.isDone")}</span>}
          {!step.is_done && hint && <span className="text-ui-fg-subtle block">{hint}</span>}
        </span>
      </span>
      {!step.is_done && <StepAct step={step} order={order} onReissued={onReissued} />}
    </li>
  );
}

/** Steps that belong together, in the order in which the server lists them. */
function groupByWay(steps: readonly Step[]): [Step, ...Step[]][] {
  const groups: [Step, ...Step[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.[0].way === step.way) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function isFirstWay(ways: readonly [Step, ...Step[]][], position: number): boolean {
  return ways.findIndex(([{ way }]) => way !== null) === position;
}
