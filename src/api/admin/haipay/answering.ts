import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";
import { AccountGoneError } from "../../../modules/haipay/gateway";
import { GuardBusyError } from "../../../modules/haipay/guard";
import { InvalidSettingsError, type FieldProblem } from "../../../modules/haipay/settings/settings-error";
import { PlatformError } from "../../../platform/errors";

type Handler<Answer> = (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<Answer | Trouble>,
) => Promise<void>;

/** An answer that says in words why nothing was done. */
export interface Trouble {
  type: string;
  message: string;
  /** What is wrong with single fields of a form. */
  problems?: readonly FieldProblem[];
}

/**
 * A route handler whose troubles are answered in words. Medusa replaces the words of a conflict by others, and
 * answers 500 without any for what it does not know.
 */
export function answering<Answer>(handler: Handler<Answer>): Handler<Answer> {
  return async (req, res) => {
    // Shoppers' names and addresses are in these answers.
    res.set("cache-control", "no-store");
    try {
      await handler(req, res);
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      const { status, ...answer } = trouble;
      res.status(status).json(answer);
    }
  };
}

/** Whether an error is answered in words already. */
export function isInWords(error: unknown): boolean {
  return error instanceof MedusaError || troubleOf(error) !== undefined;
}

function troubleOf(error: unknown): (Trouble & { status: number }) | undefined {
  if (error instanceof PlatformError) {
    const message = `HaiPay gave no answer that proves anything: ${error.message} It is asked again by itself.`;
    return { status: 502, type: "platform_error", message };
  }
  if (error instanceof AccountGoneError) {
    return { status: 400, type: MedusaError.Types.NOT_ALLOWED, message: error.message };
  }
  if (error instanceof InvalidSettingsError) {
    const { message, problems } = error;
    return { status: 400, type: MedusaError.Types.INVALID_DATA, message, problems };
  }
  if (error instanceof GuardBusyError) {
    const message = "This purchase is being worked on at this moment. Try again in a few seconds.";
    return { status: 409, type: MedusaError.Types.CONFLICT, message };
  }
  if (error instanceof MedusaError && error.type === MedusaError.Types.CONFLICT) {
    return { status: 409, type: error.type, message: error.message };
  }
  return undefined;
}

/** The id of the user or the secret API key that asks. */
export function actorOf(req: AuthenticatedMedusaRequest): string {
  return req.auth_context.actor_id;
}

/**
 * The id of the user who asks; an API key stands for no person.
 *
 * @param act what is asked for, as in "A refund is recorded by …"
 * @throws MedusaError FORBIDDEN for an API key
 */
export function requireUser(req: AuthenticatedMedusaRequest, act: string): string {
  const { actor_id, actor_type } = req.auth_context;
  if (actor_type === "user") return actor_id;
  throw new MedusaError(
    MedusaError.Types.FORBIDDEN,
    `${act} by a person, and an API key stands for none. Log in as a user of the admin and do it there.`,
  );
}
