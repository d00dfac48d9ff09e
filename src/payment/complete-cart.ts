import type { MedusaContainer } from "@medusajs/framework/types";
import { MedusaError, Modules } from "@medusajs/framework/utils";
import { completeCartWorkflowId } from "@medusajs/medusa/core-flows";

/** What Medusa, or one of the shop's own steps or hooks, refuses with a message. */
const REFUSALS: readonly string[] = [
  MedusaError.Types.INVALID_DATA,
  MedusaError.Types.NOT_ALLOWED,
  MedusaError.Types.NOT_FOUND,
  MedusaError.Types.DUPLICATE_ERROR,
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
];
/** Temporary failures: another completion holds the lock, a server does not answer. */
const PASSING = /lock|time[sd]?[ -]?out|ECONN|connection|being completed/i;
const LONGEST_MESSAGE = 500;

/** Why no order was placed for a paid cart; anything may have been thrown. */
export class CompletionError extends Error {
  readonly name = "CompletionError";
  /** Whether a later attempt may well succeed without anyone's help. */
  readonly isPassing: boolean;

  constructor(thrown: unknown) {
    const { message, type } = (thrown ?? {}) as { message?: unknown; type?: unknown };
    const said = typeof message === "string" && message !== "" ? message : String(thrown);
    super(said.slice(0, LONGEST_MESSAGE));
    this.isPassing = !REFUSALS.includes(type as string) && PASSING.test(said);
  }
}

/**
 * Places the order of a paid cart through Medusa's own workflow, which takes the cart's lock, reserves the stock
 * and authorizes the payment.
 *
 * @returns why no order was placed, whatever was thrown; undefined when it is placed
 */
export async function completeCart(
  container: MedusaContainer,
  cartId: string,
): Promise<CompletionError | undefined> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  try {
    const { errors } = (await engine.run(completeCartWorkflowId, {
      input: { id: cartId },
      throwOnError: false,
    })) as { errors?: { error: unknown }[] };
    return errors && errors.length > 0 ? new CompletionError(errors[0].error) : undefined;
  } catch (error) {
    return new CompletionError(error);
  }
}
