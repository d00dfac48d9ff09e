import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils";
import type { PersonsAct, Refusal, RefusalAnswer } from "../../../contract/refusals";
import {
  AccountGoneError,
  CurrencyNotConfiguredError,
  PaymentsOffError,
} from "../../../modules/haipay/gateway";
import { GuardBusyError } from "../../../modules/haipay/guard";
import { RefusedError } from "../../../modules/haipay/refusal";
import { SettingsError } from "../../../modules/haipay/settings/settings-error";
import { refuse, unansweredProblem } from "../../../payment/refuse";
import { PlatformError } from "../../../platform/errors";

type Handler<Answer> = (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<Answer | RefusalAnswer>,
) => Promise<void>;

/** Not one of Medusa's types: the platform did not answer, or not believably. */
const PLATFORM_ERROR = "platform_error";

/** As Medusa responds to its own errors. */
const STATUS: Record<string, number | undefined> = {
  [MedusaError.Types.INVALID_DATA]: 400,
  [MedusaError.Types.NOT_ALLOWED]: 400,
  [MedusaError.Types.UNAUTHORIZED]: 401,
  [MedusaError.Types.FORBIDDEN]: 403,
  [MedusaError.Types.NOT_FOUND]: 404,
  [MedusaError.Types.CONFLICT]: 409,
  [MedusaError.Types.DUPLICATE_ERROR]: 422,
  [MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR]: 422,
  [MedusaError.Types.UNEXPECTED_STATE]: 500,
  [PLATFORM_ERROR]: 502,
};

/**
 * A route handler whose refusals are all answered in the same form. Medusa replaces the message of a
 * conflict, drops everything but code and message, and answers 500 without a message for errors it does not know.
 */
export function answering<Answer>(handler: Handler<Answer>): Handler<Answer> {
  return async (req, res) => {
    // Shoppers' names and addresses are in these answers.
    res.set("cache-control", "no-store");
    try {
      await handler(req, res);
    } catch (error) {
      const refused = refusalOf(error);
      if (!refused) throw error;
      const status = STATUS[refused.type] ?? 400;
      // As Medusa does for the same status.
      if (status === 500) req.scope.resolve(ContainerRegistrationKeys.LOGGER).error(error as Error);
      res.status(status).json(answerOf(refused));
    }
  };
}

function answerOf({ type, problems }: RefusedError): RefusalAnswer {
  const [first] = problems as readonly Refusal[];
  const message = problems.map((problem) => problem.message).join(" ");
  return {
    type,
    ...first,
    message,
    ...(problems.length > 1 && { problems: problems as readonly Refusal[] }),
  };
}

/** What a client is told of an error; undefined for a defect, which Medusa logs and answers without its message. */
export function refusalOf(error: unknown): RefusedError | undefined {
  if (error instanceof RefusedError) return error;
  if (error instanceof GuardBusyError) return refuse("busy");
  if (error instanceof CurrencyNotConfiguredError) {
    return refuse("no_account", { figures: { currency_code: error.currency } });
  }
  if (error instanceof PaymentsOffError) {
    const { environment, off } = error;
    return refuse("environment_off", { figures: { environment, variable: off.variable } });
  }
  if (error instanceof PlatformError) {
    const message = `HaiPay gave no answer that proves anything: ${error.message} It is asked again by itself.`;
    return refuseUnanswered(PLATFORM_ERROR, error, message);
  }
  if (error instanceof AccountGoneError) {
    return refuseUnanswered(MedusaError.Types.NOT_ALLOWED, error, error.message);
  }
  if (error instanceof SettingsError) {
    return refuseUnanswered(MedusaError.Types.UNEXPECTED_STATE, error, error.message);
  }
  if (!MedusaError.isMedusaError(error)) return undefined;
  const { type, message } = error;
  if ((STATUS[type] ?? 500) >= 500) return undefined;
  return new RefusedError(type, [{ code: "medusa_refused", figures: { answer: message }, message }]);
}

function refuseUnanswered(type: string, error: Error, message: string): RefusedError | undefined {
  const problem = unansweredProblem(error, message);
  return problem && new RefusedError(type, [problem]);
}

/** The id of the user or the secret API key making the request. */
export function actorOf(req: AuthenticatedMedusaRequest): string {
  return req.auth_context.actor_id;
}

/**
 * The id of the user who asks; an API key stands for no person.
 *
 * @throws RefusedError person_needed for an API key
 */
export function requireUser(req: AuthenticatedMedusaRequest, act: PersonsAct): string {
  const { actor_id, actor_type } = req.auth_context;
  if (actor_type === "user") return actor_id;
  throw refuse("person_needed", { figures: { act } });
}
