import { METHODS, type Currency, type Method } from "../../../platform/catalogue";
import type { Limits } from "./methods";
import type { Settings } from "./settings";

/** A method that a shopper can choose, with the limits that are in force. */
export interface OfferedMethod {
  method: Method;
  limits: Limits;
}

/** What can be paid with in a currency: the methods that are on, while the currency has credentials; else none. */
export function offeredMethods(settings: Settings, currency: Currency): OfferedMethod[] {
  if (!settings.accounts[currency]) return [];
  return METHODS.flatMap((method) => {
    const { enabled, limits } = settings.methods[method.id][currency];
    return enabled ? [{ method, limits }] : [];
  });
}
