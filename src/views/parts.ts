import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Actor, ShownMethod, ShownOrder, ShownBuyer, ShownSums } from "../contract/admin-api";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import { getMethod } from "../platform/catalogue";
import { parsePlatformAmount, signedDifference } from "../platform/money";

/** All sums of a collect order, in the unit of its currency. */
export function showSums(row: CollectOrder): ShownSums {
  return {
    charge: row.charge_amount,
    session: row.session_amount,
    received: row.received_amount ?? "0",
    fee: row.fee,
    expected_fee: row.expected_fee,
    fee_difference: feeDifferenceOf(row),
    refunded: row.refunded_amount,
  };
}

/** Known once the whole sum has come: until then the fee is for a part. */
function feeDifferenceOf({ state, fee, expected_fee }: CollectOrder): string | null {
  if (state !== "paid" || fee === null || expected_fee === null) return null;
  return signedDifference(parsePlatformAmount(fee), parsePlatformAmount(expected_fee));
}

/** The method that the buyer chose, with its names for people. */
export function showMethod(row: CollectOrder): ShownMethod {
  const { id, kind, name } = getMethod(row.method);
  return { id, kind, name };
}

/** @returns null when the buyer's data were erased */
export function showBuyer(row: CollectOrder): ShownBuyer | null {
  if (row.erased_at !== null) return null;
  return {
    name: row.buyer_name,
    email: row.buyer_email,
    phone: row.buyer_phone,
    locale: row.locale,
    customer_id: row.customer_id,
    customer_path: row.customer_id && `/customers/${row.customer_id}`,
  };
}

/** The order, with the path of its page. @param order as Medusa stores it */
export function showOrder(order: { id: string; display_id: number; status: string }): ShownOrder {
  const { id, display_id, status } = order;
  return { id, display_id, status, path: `/orders/${id}` };
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
