import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { chooseMethod, type MethodChoice } from "./choose-method";
import { discardUnusedChoice } from "./discard-unused-choice";

const chooseMethodStep = createStep(
  "choose-haipay-method",
  async (choice: MethodChoice, { container }) => {
    const { id } = await chooseMethod(container, choice);
    return new StepResponse({ choice_id: id }, id);
  },
  async (choiceId, { container }) => {
    if (choiceId) await discardUnusedChoice(container, choiceId);
  },
);

/**
 * For server-side code that creates payment sessions itself instead of through the store API: pass the
 * `choice_id` as the payment session's `data`.
 */
export const chooseMethodWorkflow = createWorkflow(
  "choose-haipay-method",
  (choice: MethodChoice) => new WorkflowResponse(chooseMethodStep(choice)),
);
