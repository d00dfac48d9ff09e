import { actsInSteps } from "../../attention/offered-acts";
import type { CollectOrder } from "../../client/answers";
import { AskPlatform } from "./ask-platform";
import { ExtendDeadline } from "./extend-deadline";
import { RecordRefund } from "./record-refund";
import { ReissueSlip } from "./reissue-slip";
import { RemindBuyer } from "./remind-buyer";
import { UseForOrder } from "./use-for-order";

interface CollectOrderActsProps {
  order: CollectOrder;
  /** Called with the new collect order when a new slip was issued. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** What a person can do with a collect order now, besides the steps of its attentions; the server decides. */
export function CollectOrderActs({ order, onReissued }: CollectOrderActsProps) {
  const { can } = order;
  const inSteps = actsInSteps(order);
  return (
    <div className="flex flex-wrap gap-2">
      {can.ask && !inSteps.has("ask") && <AskPlatform order={order} />}
      {can.extend_deadline && !inSteps.has("extend_deadline") && (
        <ExtendDeadline order={order} onReissued={onReissued} />
      )}
      {can.reissue_slip && <ReissueSlip order={order} onReissued={onReissued} />}
      {can.remind && <RemindBuyer order={order} />}
      {can.use_money && !inSteps.has("use_money") && <UseForOrder order={order} />}
      {can.record_refund && !inSteps.has("record_refund") && <RecordRefund order={order} />}
    </div>
  );
}
