import { MedusaError } from "@medusajs/framework/utils";
import type { NeededField } from "../../storefront/core/wire";
import { checkBuyerField, knownBuyer, type BuyerField } from "../choose-method/buyer";
import type { Purchaser } from "../choose-method/purchase-to-pay";
import { NEEDED_JA } from "./words";

const FIELDS: readonly BuyerField[] = ["name", "phone", "email"];

/** What the shopper has to be asked for, by the same rules as the choice of a method. No value is repeated. */
export function findNeededFields(purchaser: Purchaser): NeededField[] {
  const known = knownBuyer({}, purchaser);
  return FIELDS.flatMap((field) => {
    try {
      checkBuyerField(field, known[field]);
      return [];
    } catch (error) {
      if (!MedusaError.isMedusaError(error)) throw error;
      const code = known[field] === undefined ? "missing" : "invalid";
      return [{ field, reason: { code, en: (error as Error).message, ja: NEEDED_JA[field] } }];
    }
  });
}
