import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { MedusaError } from "@medusajs/framework/utils";

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
