import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { settleCollectOrder } from "./settle-collect-order";

const settleCollectOrderStep = createStep(
  "settle-haipay-collect-order",
  async ({ collect_order_id }: { collect_order_id: string }, { container }) => {
    const { id, state, settled_at, medusa_order_id } = await settleCollectOrder(container, collect_order_id);
    return new StepResponse({ id, state, settled_at, medusa_order_id });
  },
);

/** For shops that want to settle one collect order themselves: asks the platform and follows its answer. */
export const settleCollectOrderWorkflow = createWorkflow(
  "settle-haipay-collect-order",
  (input: { collect_order_id: string }) => new WorkflowResponse(settleCollectOrderStep(input)),
);
