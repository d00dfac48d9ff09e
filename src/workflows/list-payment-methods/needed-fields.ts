import { BuyerError } from "../../platform/buyer";
import type { BuyerField } from "../../platform/buyer-words";
import type { NeededField } from "../../storefront/core/wire";
import { knownBuyer, readBuyerField } from "../../payment/buyer";
import type { Purchaser } from "../../payment/purchaser";

const FIELDS: readonly BuyerField[] = ["name", "phone", "email"];

/** What the shopper has to be asked for, by the same rules as the choice of a method. No value is repeated. */
export function findNeededFields(purchaser: Purchaser): NeededField[] {
  const known = knownBuyer({}, purchaser);
  return FIELDS.flatMap((field) => {
    try {
      readBuyerField(field, known[field]);
      return [];
    } catch (error) {
      if (!(error instanceof BuyerError)) throw error;
      const code = known[field] === undefined ? "missing" : "invalid";
      return [{ field, reason: { code, ...error.words } }];
    }
  });
}
