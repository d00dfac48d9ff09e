import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** Who did something: `system`, a user, or an API key. */
export interface Actor {
  id: string;
  /** Name or e-mail address of a user, title of an API key; null for the system and for whoever is gone. */
  name: string | null;
}

export type Actors = (id: string) => Actor;

/** Looks up the names behind the ids. */
export async function findActors(
  container: MedusaContainer,
  ids: readonly (string | null)[],
): Promise<Actors> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const names = new Map([
    ...(await readNames<User>(container, "user", ["id", "first_name", "last_name", "email"], known, nameOf)),
    ...(await readNames<Key>(container, "api_key", ["id", "title"], known, ({ title }) => title)),
  ]);
  return (id) => ({ id, name: names.get(id) ?? null });
}

interface User {
  id: string;
  first_name: string | null;
  last_name: string | null;
  email: string;
}

interface Key {
  id: string;
  title: string;
}

const PREFIXES = { user: "user_", api_key: "apk_" };

async function readNames<Found extends { id: string }>(
  container: MedusaContainer,
  entity: keyof typeof PREFIXES,
  fields: string[],
  ids: string[],
  name: (found: Found) => string,
): Promise<[string, string][]> {
  const wanted = ids.filter((id) => id.startsWith(PREFIXES[entity]));
  if (wanted.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity, fields, filters: { id: wanted } });
  return (data as unknown as Found[]).map((found) => [found.id, name(found)]);
}

function nameOf({ first_name, last_name, email }: User): string {
  return [first_name, last_name].filter(Boolean).join(" ") || email;
}
