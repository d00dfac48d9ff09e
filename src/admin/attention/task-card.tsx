import type { CollectOrder, Task } from "../client/answers";
import { useTexts } from "../i18n/use-texts";
import { AttentionCard } from "./attention-card";
import { AttentionSteps } from "./steps/attention-steps";
import { doneText } from "./steps/step-text";

interface TaskCardProps {
  task: Task;
  order: CollectOrder;
  /** Called with the new collect order when a new slip was issued. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** What needs a person about a payment, with its steps as buttons if the server knows them. */
export function TaskCard({ task, order, onReissued }: TaskCardProps) {
  const done = doneText(task, useTexts());
  const steps = task.steps.length > 0 && <AttentionSteps task={task} order={order} onReissued={onReissued} />;
  return <AttentionCard attention={task} steps={steps || undefined} done={done} />;
}
