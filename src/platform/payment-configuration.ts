import { z } from "zod";
import { isJsonObject, stringifyJson, writtenText, type JsonObject } from "./json";
import { AmountError, parsePlatformAmount } from "./money";
import type { NestedForm } from "./nested-signature";

/** The platform's fee for a payment, as it writes it; the meaning of the codes is not published (protocol §9). */
export interface FeeRate {
  type: string | null;
  mode: string | null;
  rate: string | null;
  fixed: string | null;
  /** Steps by sum, as they came, as JSON; null without any. */
  degrees: string | null;
}

/** When money is paid out, as the platform writes it; the meaning of the codes is not published (protocol §9). */
export interface SettlementCycle {
  mode: string | null;
  cycle: string | null;
}

/** One method of one of the merchant's products at the platform. */
export interface ConfiguredMethod {
  app_id: string | null;
  /** `pay` or `collect`; in older answers 15 or 20, whose meaning is not published. */
  transaction: string | null;
  /** The payType of collect/apply. */
  pay_type: string | null;
  /** In capitals. */
  currency: string | null;
  in_bank_code: string;
  name: string | null;
  /** For one payment, exact decimals in the unit of the currency; each null if the platform gives none. */
  min: string | null;
  max: string | null;
  fee: FeeRate | null;
  settlement: SettlementCycle | null;
  /** Whether the platform can pay money back; null where it does not say. */
  refunds: boolean | null;
}

/** The merchant's products at the platform (protocol §9). */
export interface PaymentConfiguration {
  /** With which form of nested values the signature verified; null = with none, so all of it is only advice. */
  verified_as: NestedForm | null;
  methods: ConfiguredMethod[];
  /** Parts of the answer that could not be read, as received, as JSON. */
  unknown: string[];
}

const MOST_METHODS = 500;
const MOST_LETTERS = 500;

/**
 * Reads the `data` of /common/payment/config in all forms seen so far (protocol §9). What cannot be read is
 * kept as received, so that a person can look at it.
 */
export function readPaymentConfiguration(
  data: JsonObject,
  verifiedAs: NestedForm | undefined,
): PaymentConfiguration {
  const methods: ConfiguredMethod[] = [];
  const unknown: string[] = [];
  const keep = (value: unknown) => unknown.push(shorten(stringifyJson(value ?? null)));
  const configs: unknown[] = Array.isArray(data.configs) ? data.configs : [];
  if (!Array.isArray(data.configs) && data.configs !== undefined && data.configs !== null) keep(data.configs);
  for (const config of configs) {
    const reading = configSchema.safeParse(config);
    if (!reading.success) {
      keep(config);
      continue;
    }
    for (const payMethod of reading.data.payMethods) {
      const method = readMethod(reading.data, payMethod);
      if (method && methods.length < MOST_METHODS) methods.push(method);
      else keep(payMethod);
    }
  }
  return { verified_as: verifiedAs ?? null, methods, unknown: unknown.slice(0, MOST_METHODS) };
}

/** Any text or number in its written form, truncated; anything else counts as absent. */
const told = z.transform((value) => {
  const text = writtenText(value);
  return text === undefined || text === "" ? null : shorten(text.replace(/\p{Cc}|\p{Cs}/gu, " "));
});

const object = z.custom<JsonObject>(isJsonObject).nullish();

const configSchema = z.object({
  appId: told,
  tranCode: told,
  tranType: told,
  currNo: told,
  payMethods: z.array(z.unknown()),
  /** In older answers one for all methods. */
  limit: object,
  feeRate: object,
  settlement: object,
  supportRefund: z.unknown(),
});

const methodSchema = z.object({
  inBankCode: told,
  code: told,
  name: told,
  limit: object,
  feeRate: object,
  settlement: object,
});

function readMethod(config: z.infer<typeof configSchema>, given: unknown): ConfiguredMethod | undefined {
  const reading = methodSchema.safeParse(given);
  const code = reading.success ? (reading.data.inBankCode ?? reading.data.code) : null;
  if (!reading.success || code === null) return undefined;
  const limit = reading.data.limit ?? config.limit ?? {};
  return {
    app_id: config.appId,
    transaction: config.tranCode,
    pay_type: config.tranType,
    currency: config.currNo?.toUpperCase() ?? null,
    in_bank_code: code,
    name: reading.data.name,
    min: readSum(limit.singleMinAmount),
    max: readSum(limit.singleMaxAmount),
    fee: readFee(reading.data.feeRate ?? config.feeRate),
    settlement: readSettlement(reading.data.settlement ?? config.settlement),
    refunds: typeof config.supportRefund === "boolean" ? config.supportRefund : null,
  };
}

function readFee(given: JsonObject | null | undefined): FeeRate | null {
  if (!given) return null;
  const { degrees } = given;
  const hasSteps = Array.isArray(degrees) ? degrees.length > 0 : degrees !== undefined && degrees !== null;
  return {
    type: told.parse(given.feeType),
    mode: told.parse(given.feeMode),
    rate: told.parse(given.feeRate),
    fixed: told.parse(given.feeFixedValue),
    degrees: hasSteps ? shorten(stringifyJson(degrees)) : null,
  };
}

function readSettlement(given: JsonObject | null | undefined): SettlementCycle | null {
  return given ? { mode: told.parse(given.stlMode), cycle: told.parse(given.stlCycle) } : null;
}

/** "300.00" and "300" are the same sum. */
function readSum(value: unknown): string | null {
  const text = writtenText(value);
  if (text === undefined || text === "") return null;
  try {
    return parsePlatformAmount(text);
  } catch (error) {
    if (error instanceof AmountError) return null;
    throw error;
  }
}

function shorten(text: string): string {
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS)}…`;
}
