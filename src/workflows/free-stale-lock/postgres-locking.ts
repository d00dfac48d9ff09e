import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

/** The identifier of Medusa's lock provider that keeps its locks in the table `locking`. */
const POSTGRES = "locking-postgres";

/** The database of that provider, which may be another one than the shop's. */
export interface LockDatabase {
  execute(statement: string, parameters: unknown[]): Promise<{ id: string }[]>;
}

interface LockProvider {
  constructor: { identifier?: string };
  getManager?(): LockDatabase;
}

/** The parts of Medusa's locking module that say which provider it uses when nobody names one. */
interface LockingModule {
  defaultProviderId?: string;
  providerService_?: { retrieveProviderRegistration(id: string): LockProvider };
}

/**
 * Finds where Medusa keeps its locks when it keeps them in PostgreSQL.
 *
 * @returns undefined under any other lock provider, which frees what has expired itself; the table may be there all
 *   the same, from earlier
 */
export function findLockDatabase(container: MedusaContainer): LockDatabase | undefined {
  const locking = container.resolve(Modules.LOCKING, { allowUnregistered: true }) as unknown as
    LockingModule | undefined;
  const { defaultProviderId: id, providerService_: providers } = locking ?? {};
  if (id === undefined || !providers) return undefined;
  const provider = providers.retrieveProviderRegistration(id);
  return provider.constructor.identifier === POSTGRES ? provider.getManager?.() : undefined;
}
