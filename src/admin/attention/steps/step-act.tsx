import type { CollectOrder, Step } from "../../client/answers";
import { AskPlatform } from "../../components/acts/ask-platform";
import { CancelOrder } from "../../components/acts/cancel-order";
import { ExtendDeadline } from "../../components/acts/extend-deadline";
import { RecordRefund } from "../../components/acts/record-refund";
import { UseForOrder } from "../../components/acts/use-for-order";
import { CopyLetter } from "./copy-letter";

interface StepActProps {
  step: Step;
  order: CollectOrder;
  onReissued?: (reissued: CollectOrder) => void;
}

/** The button that does a step, with everything filled in. */
export function StepAct({ step, order, onReissued }: StepActProps) {
  switch (step.act) {
    case "record_refund":
      return <RecordRefund order={order} money={step} />;
    case "use_money":
      return <UseForOrder order={order} />;
    case "extend_deadline":
      return <ExtendDeadline order={order} onReissued={onReissued} />;
    case "cancel_order":
      return <CancelOrder id={step.medusa_order_id} displayId={step.display_id} />;
    case "ask_platform":
      return <AskPlatform order={order} />;
    default:
      return <CopyLetter letter={step.letter} />;
  }
}
