import { NAMED_METHODS, type MethodId, type NamedMethod, type PaymentKind } from "./methods";

export { KIND_NAMES, type MethodId, type PaymentFlow, type PaymentKind } from "./methods";

/** The currencies in which the platform collects, lower-case as Medusa writes them. */
export const CURRENCIES = ["jpy", "usd"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** True for "jpy" and "usd", lower-case only. */
export function isCurrency(value: string): value is Currency {
  return value === "jpy" || value === "usd";
}

type PayType = "EWALLET" | "BANK_TRANSFER";

/** One method in one currency: the platform's code and the limits as decimal strings (yen, or dollars "0.99"), both inclusive. */
interface MethodChannel {
  inBankCode: string;
  limits: { min: string; max: string };
}

/** One way to pay that is offered to the buyer: a row of the catalogue. */
export interface Method extends NamedMethod {
  payType: PayType;
  channels: Record<Currency, MethodChannel>;
}

function channelsOf(kind: PaymentKind, code: string): Record<Currency, MethodChannel> {
  return kind === "konbini"
    ? {
        jpy: { inBankCode: `KONBINI_${code}`, limits: { min: "300", max: "150000" } },
        usd: { inBankCode: `JP_KONBINI_${code}_USD`, limits: { min: "1.99", max: "499.99" } },
      }
    : {
        jpy: { inBankCode: code, limits: { min: "100", max: "150000" } },
        usd: { inBankCode: `JP_${code}_USD`, limits: { min: "0.99", max: "499.99" } },
      };
}

/**
 * Every method with its codes and default limits per currency (protocol §5).
 * The limits change and differ per merchant: they are defaults that settings may override.
 */
export const METHODS: readonly Method[] = /* @__PURE__ */ NAMED_METHODS.map((method) => ({
  ...method,
  payType: method.kind === "ewallet" ? "EWALLET" : "BANK_TRANSFER",
  channels: channelsOf(method.kind, method.code),
}));

/**
 * The catalogue's row of a method.
 * @throws RangeError when no method has this id.
 */
export function getMethod(id: MethodId): Method {
  const method = METHODS.find((candidate) => candidate.id === id);
  if (!method) {
    throw new RangeError(
      `No method has the id "${id}": use one of ${METHODS.map((row) => row.id).join(", ")}.`,
    );
  }
  return method;
}

/** The method that the platform identifies by this payType and inBankCode in this currency, if there is one. */
export function findMethodByCode(
  currency: Currency,
  payType: string,
  inBankCode: string,
): Method | undefined {
  return METHODS.find(
    (method) => method.payType === payType && method.channels[currency].inBankCode === inBankCode,
  );
}
