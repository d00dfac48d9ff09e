import { addAmounts, compareAmounts, parsePlatformAmount, signedDifference } from "../../../platform/money";
import type { CollectOrder } from "./collect-order";

/**
 * What is left for the shop of the money that came, before refunds: an exact decimal in the unit of the currency.
 * Whether the platform writes the received sum before or after its fee is said nowhere (protocol §6, decision): a paid
 * order whose sum is reached only together with the fee was written after it.
 *
 * @returns null while nothing came; less than zero when the fee is more than a part that came
 */
export function netOf(
  row: Pick<CollectOrder, "state" | "charge_amount" | "received_amount" | "fee">,
): string | null {
  const received = parsePlatformAmount(row.received_amount ?? "0");
  const fee = parsePlatformAmount(row.fee ?? "0");
  if (compareAmounts(received, parsePlatformAmount("0")) === 0) return null;
  const charge = parsePlatformAmount(row.charge_amount ?? "0");
  const isAfterFee =
    row.state === "paid" &&
    compareAmounts(received, charge) < 0 &&
    compareAmounts(addAmounts(received, fee), charge) >= 0;
  return isAfterFee ? received : signedDifference(received, fee);
}
