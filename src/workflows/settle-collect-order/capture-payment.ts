import { processPaymentWorkflowId } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, PaymentActions } from "@medusajs/framework/utils";
import type { Purchase } from "../../payment/owed";

/**
 * Captures the whole payment through Medusa's own workflow. The session must have been read just before: with an
 * unknown session id that workflow acts on somebody else's cart. No amount is passed: Medusa then takes the
 * session's own, which may have fractions of a yen.
 */
export async function capturePayment(
  container: MedusaContainer,
  session: NonNullable<Purchase["session"]>,
): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  await engine.run(processPaymentWorkflowId, {
    input: { action: PaymentActions.SUCCESSFUL, data: { session_id: session.id } },
  });
}
