import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { chooseMethod, discardUnusedChoice, type MethodChoice } from "../payment/choose";
import { settleCollectOrder } from "../payment/settle";

export type { AttentionAnnouncement, HaipayEvents, PaymentAnnouncement } from "../contract/events";

const chooseMethodStep = createStep(
  "choose-haipay-method",
  async (choice: MethodChoice, { container }) => {
    const { id } = await chooseMethod(container, choice);
    return new StepResponse({ collect_order_id: id }, id);
  },
  async (collectOrderId, { container }) => {
    if (collectOrderId) await discardUnusedChoice(container, collectOrderId);
  },
);

/**
 * For server-side code that creates payment sessions itself instead of through the store API: pass the
 * `collect_order_id` as the payment session's `data`.
 */
export const chooseMethodWorkflow = createWorkflow(
  "choose-haipay-method",
  (choice: MethodChoice) => new WorkflowResponse(chooseMethodStep(choice)),
);

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
