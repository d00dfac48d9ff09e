import { randomInt } from "node:crypto";
import type { MethodId } from "../platform/catalogue";
import type { ApplyFields, Order } from "./order";

/** What the buyer keys in: `bankNo`, and the shorter `bankCode` where a chain's terminal asks for a second number. */
type PaymentNumbers = Pick<Order, "bankCode" | "bankNo">;

/** Terminals of Lawson and Ministop ask for the same confirmation number with every payment of one collecting company. */
const CONFIRMATION_NUMBER = "400008";
/** FamilyMart's first number, which says for whom the money is collected. */
const COMPANY_CODE = "20020";

const NUMBERS: Partial<Record<MethodId, () => PaymentNumbers>> = {
  "konbini-seven-eleven": () => ({ bankNo: digits(13) }),
  "konbini-familymart": () => ({ bankCode: COMPANY_CODE, bankNo: digits(12) }),
  "konbini-lawson": () => ({ bankCode: CONFIRMATION_NUMBER, bankNo: digits(11) }),
  "konbini-ministop": () => ({ bankCode: CONFIRMATION_NUMBER, bankNo: digits(11) }),
};

/** The numbers of a new order, in the real format of its chain or bank; none for a wallet. */
export function newPaymentNumbers({ method, currency }: ApplyFields): PaymentNumbers {
  if (method.kind === "bank_transfer") {
    return { bankCode: method.channels[currency].inBankCode, bankNo: digits(7) };
  }
  return NUMBERS[method.id]?.() ?? {};
}

/** This many digits; the first is not zero. */
function digits(count: number): string {
  const first = String(randomInt(1, 10));
  return Array.from({ length: count - 1 }, () => randomInt(0, 10)).reduce<string>(
    (number, digit) => number + String(digit),
    first,
  );
}
