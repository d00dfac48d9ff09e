import type { OfferedKind, OfferedMethod, Reason } from "../contract/store-api";
import { deadlineOf, type DeadlineRules } from "../modules/haipay/ledger/lifecycle";
import {
  KIND_NAMES,
  type Currency,
  type Method,
  type MethodId,
  type PaymentKind,
} from "../platform/catalogue";
import { compareAmounts, parsePlatformAmount } from "../platform/money";
import {
  aboveMaximum,
  belowMinimum,
  NOT_AVAILABLE_NOW,
  NOTHING_TO_PAY,
  TYPICAL_TIMES,
} from "./buyer-messages";

const KINDS: readonly PaymentKind[] = ["konbini", "ewallet", "bank_transfer"];
const MINUTE_MS = 60_000;

/** A method that the region offers, under the shop's provider id. */
export interface RegionMethod {
  providerId: string;
  method: Method;
  /** Exact decimals, both inclusive. */
  limits: { min: string; max: string };
}

export interface Presentation {
  currency: Currency;
  /** What would be charged; null when there is nothing to charge. */
  amount: string | null;
  /** Why no method at all can be used. */
  refusal: Reason | null;
  /** Whether the account cannot take money by it at present. */
  isOff: (method: MethodId) => boolean;
  /** A placed order, or a cart. */
  isOrder: boolean;
  deadlines: DeadlineRules;
  now: Date;
}

/** Groups the methods by kind and says of each whether it can be used and, if not, why. */
export function presentKinds(methods: readonly RegionMethod[], presentation: Presentation): OfferedKind[] {
  return KINDS.flatMap((kind) => {
    const ofKind = methods.filter(({ method }) => method.kind === kind);
    if (ofKind.length === 0) return [];
    return [
      {
        kind,
        name: KIND_NAMES[kind],
        methods: ofKind.map((offered) => presentMethod(offered, presentation)),
      },
    ];
  });
}

function presentMethod(offered: RegionMethod, presentation: Presentation): OfferedMethod {
  const { method, providerId, limits } = offered;
  const off = presentation.isOff(method.id) ? NOT_AVAILABLE_NOW : null;
  const reason = presentation.refusal ?? off ?? limitReason(offered, presentation);
  return {
    provider_id: providerId,
    method: method.id,
    kind: method.kind,
    name: method.name,
    flow: presentation.isOrder ? "no_cart" : method.flow,
    limits,
    available: reason === null,
    reason,
    typical_time: TYPICAL_TIMES[method.kind],
    expires_at: wholeMinute(deadlineOf(method.kind, presentation.now, presentation.deadlines)).toISOString(),
  };
}

function limitReason({ method, limits }: RegionMethod, { amount, currency }: Presentation): Reason | null {
  if (amount === null) return NOTHING_TO_PAY;
  const charge = parsePlatformAmount(amount);
  if (compareAmounts(charge, parsePlatformAmount(limits.min)) < 0) {
    return belowMinimum(method.name, limits.min, currency);
  }
  if (compareAmounts(charge, parsePlatformAmount(limits.max)) > 0) {
    return aboveMaximum(method.name, limits.max, currency);
  }
  return null;
}

/** Rounded down, so that answers within the same minute are identical and a browser may cache one. */
function wholeMinute(time: Date): Date {
  return time.getTime() % MINUTE_MS === 0 || time.getSeconds() === 59
    ? time
    : new Date(Math.floor(time.getTime() / MINUTE_MS) * MINUTE_MS);
}
