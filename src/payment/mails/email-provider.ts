import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/**
 * Whether the Notification Module can send e-mail. It has no method that says so, and without a provider it would
 * leave a failed notification behind for every attempt.
 */
export async function hasEmailProvider(container: MedusaContainer): Promise<boolean> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const provider = (await db("notification_provider")
    .select("id")
    .where({ is_enabled: true, deleted_at: null })
    .whereRaw("? = ANY(channels)", ["email"])
    .first()) as { id: string } | undefined;
  return provider !== undefined;
}
