import { completeCartWorkflowId } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";

/** What time alone does not mend: somebody must act, or the stock must come back. */
const REFUSALS: readonly string[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.DUPLICATE_ERROR,
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
];

/**
 * Places the order of a paid cart through Medusa's own workflow, which takes the cart's lock, reserves the stock
 * and authorizes the payment.
 *
 * @returns why Medusa refuses to place the order, or undefined when it is placed
 * @throws the error of a passing trouble, such as a lock that is held
 */
export async function completeCart(container: MedusaContainer, cartId: string): Promise<string | undefined> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const { errors } = (await engine.run(completeCartWorkflowId, {
    input: { id: cartId },
    throwOnError: false,
  })) as { errors?: { error: Error & { type?: string } }[] };
  const error = errors?.[0]?.error;
  if (!error) return undefined;
  if (error.type !== undefined && REFUSALS.includes(error.type)) return error.message;
  throw error;
}
