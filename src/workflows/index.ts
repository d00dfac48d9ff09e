import { MedusaError } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { eraseBuyer, erasePersonalData } from "../payment/acts/erase-personal-data";
import { chooseMethod, discardUnusedChoice, type MethodChoice } from "../payment/choose";
import { settleCollectOrder } from "../payment/settle";

export type { AttentionAnnouncement, HaipayEvents, PaymentAnnouncement } from "../contract/events";
export type { MailContent, MailData, MailKind, MailTemplate, WrittenMail } from "../contract/mails";
/** Its hook `mailWritten` puts a shop's own texts into a mail (docs/mails.md). */
export { writeMailWorkflow } from "../payment/mails/shops-template";

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

/** Whose data, and who decides it: a user's id, or the name of the program. One of the first three. */
export interface BuyerErasureInput {
  email?: string;
  customer_id?: string;
  /** One purchase, by any of its collect orders. */
  collect_order_id?: string;
  actor_id: string;
}

const eraseBuyerStep = createStep(
  "erase-haipay-buyer",
  async ({ email, customer_id, collect_order_id, actor_id }: BuyerErasureInput, { container }) => {
    if (collect_order_id) {
      await erasePersonalData(container, { collect_order_id, actor_id });
      return new StepResponse({ erased: 1, waiting: [] });
    }
    const buyer = customer_id ? { customer_id } : email ? { email } : undefined;
    if (buyer) return new StepResponse(await eraseBuyer(container, buyer, { actor_id }));
    const message = "Name whose data are to be erased: email, customer_id or collect_order_id.";
    throw new MedusaError(MedusaError.Types.INVALID_DATA, message);
  },
);

/**
 * Permanently erases a buyer's data from one purchase, or from all purchases of an e-mail address or a customer. What is still needed
 * waits, and the reconcile job erases it when it is no longer needed; for a single purchase the request is refused instead.
 */
export const eraseBuyerWorkflow = createWorkflow(
  "erase-haipay-buyer",
  (input: BuyerErasureInput) => new WorkflowResponse(eraseBuyerStep(input)),
);
