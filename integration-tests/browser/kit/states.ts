import type { OfferedMethod, Payment, PaymentMethods } from "../../../src/contract/store-api";
import { KIND_NAMES, METHODS, type MethodId } from "../../../src/platform/catalogue";
import type { PaymentView } from "../../../src/storefront/core";

const DEADLINE = "2099-04-04T14:59:59.000Z";

/** What the shop answers while a state of the kit is looked at. */
export interface KitState {
  /** The payment, on a payment's page. */
  payment?: Payment;
  /** The methods, on the payment step, and where another one is chosen. */
  methods?: PaymentMethods;
  /** The method by which this browser paid last. */
  last?: MethodId;
  /** Went to this payment's wallet page, and came back. */
  wallet?: Payment;
  deliveryCountry?: string;
  buyer?: { phone?: string };
}

function slip(changes: Partial<NonNullable<Payment["slip"]>> = {}): NonNullable<Payment["slip"]> {
  return {
    platform_order_no: "6026112810235910",
    pay_url: "https://pay.example/1",
    bank_code: null,
    bank_no: null,
    qr_code: null,
    expires_at: DEADLINE,
    ...changes,
  };
}

/** A payment by a method, with changes: an open slip of ¥1,700. */
export function paymentBy(method: MethodId, changes: Partial<Payment> = {}): Payment {
  const { kind, name } = METHODS.find(({ id }) => id === method)!;
  return {
    payment_token: "hppt_1",
    recognised: true,
    state: "open",
    method,
    method_name: name,
    kind,
    currency_code: "jpy",
    amount: "1700",
    received_amount: "0",
    left_amount: "1700",
    surplus_amount: null,
    received_at: null,
    slip: slip(),
    expires_at: DEADLINE,
    paid_at: null,
    order_placed: true,
    medusa_order_id: "order_1",
    display_id: 8,
    order_cancelled: false,
    needs_attention: false,
    end: null,
    order_kept_until: null,
    money_seen: null,
    shop: { name: "茶舗 みどり", contact: "03-1234-5678 / hello@midori.example" },
    replaced_by: null,
    another_way: { at: "order", payment_collection_id: "pay_col_1", until: DEADLINE },
    ...changes,
  };
}

type Reason = NonNullable<OfferedMethod["reason"]>;

/** The methods for a sum, each with a reason where one is given. */
export function methodsFor(
  amount: string,
  options: {
    only?: readonly MethodId[];
    reasons?: Partial<Record<MethodId, string>>;
    needed?: PaymentMethods["needed_fields"];
    flow?: OfferedMethod["flow"];
  } = {},
): PaymentMethods {
  const offered = METHODS.filter(({ id }) => options.only?.includes(id) ?? true).map(
    (method): OfferedMethod => {
      const code = options.reasons?.[method.id];
      const reason: Reason | null = code
        ? { code, en: `Not now: ${code}.`, ja: `ご利用不可：${code}` }
        : null;
      return {
        provider_id: `pp_haipay-${method.id}_haipay`,
        method: method.id,
        kind: method.kind,
        name: method.name,
        flow: options.flow ?? method.flow,
        limits: method.channels.jpy.limits,
        available: reason === null,
        reason,
        typical_time: { en: "", ja: "" },
        expires_at: DEADLINE,
      };
    },
  );
  const kinds = (["konbini", "ewallet", "bank_transfer"] as const).map((kind) => ({
    kind,
    name: KIND_NAMES[kind],
    methods: offered.filter((method) => method.kind === kind),
  }));
  return {
    currency_code: "jpy",
    amount,
    kinds: kinds.filter(({ methods }) => methods.length > 0),
    needed_fields: options.needed ?? [],
    delivery_country: "jp",
  };
}

const ALL = METHODS.map(({ id }) => id);
const KONBINI = METHODS.filter(({ kind }) => kind === "konbini").map(({ id }) => id);
const reasons = (methods: readonly MethodId[], code: string) =>
  Object.fromEntries(methods.map((id) => [id, code]));
const ended = (changes: Partial<Payment>): Partial<Payment> => ({
  state: "failed",
  slip: null,
  order_kept_until: "2099-04-06T01:29:00.000Z",
  ...changes,
});
const atCheckout: Partial<Payment> = {
  order_placed: false,
  medusa_order_id: null,
  display_id: null,
  order_kept_until: null,
  another_way: { at: "checkout" },
};

/** The payment step in every case of it. */
export const CHOOSING: Record<string, KitState> = {
  "first-visit": { methods: methodsFor("1700") },
  "last-used": { methods: methodsFor("1700"), last: "konbini-lawson" },
  wallet: { methods: methodsFor("1700"), last: "merpay" },
  "below-all-limits": { methods: methodsFor("90", { reasons: reasons(ALL, "below_minimum") }) },
  "below-some-limits": { methods: methodsFor("200", { reasons: reasons(KONBINI, "below_minimum") }) },
  "above-limits": { methods: methodsFor("200000", { reasons: reasons(ALL, "above_maximum") }) },
  "one-not-available": {
    methods: methodsFor("1700", { reasons: { "konbini-lawson": "not_available_now" } }),
    last: "konbini-familymart",
  },
  "kind-not-available": { methods: methodsFor("1700", { reasons: reasons(KONBINI, "not_available_now") }) },
  "none-available": { methods: methodsFor("1700", { reasons: reasons(ALL, "not_available_now") }) },
  "single-kind": { methods: methodsFor("1700", { only: KONBINI }) },
  "single-method": { methods: methodsFor("1700", { only: ["gmo-aozora"] }) },
  "single-in-kind": { methods: methodsFor("1700", { only: ["konbini-lawson", "au-pay", "gmo-aozora"] }) },
  "nothing-offered": { methods: methodsFor("1700", { only: [] }) },
  abroad: { methods: methodsFor("1700"), last: "konbini-familymart", deliveryCountry: "us" },
  "foreign-phone": {
    methods: methodsFor("1700", {
      needed: [{ field: "phone", reason: { code: "invalid", en: "", ja: "" } }],
    }),
    last: "konbini-lawson",
    buyer: { phone: "+1 212 555 0123" },
  },
  "open-wallet": {
    methods: methodsFor("1700"),
    last: "au-pay",
    wallet: paymentBy("au-pay", atCheckout),
  },
  "paid-wallet": {
    methods: methodsFor("1700", { reasons: reasons(ALL, "already_paid") }),
    last: "au-pay",
    wallet: paymentBy("au-pay", { ...atCheckout, state: "paid", slip: null }),
  },
};

const CHAIN_NUMBERS = { bank_no: "5454045741138" };
const another = methodsFor("1700", { flow: "no_cart" });

/** A payment's page in every case of it, with the view that it has. */
export const PAYING: Record<string, KitState & { payment: Payment; view: PaymentView }> = {
  "seven-eleven-number": {
    view: "waiting",
    payment: paymentBy("konbini-seven-eleven", { slip: slip(CHAIN_NUMBERS) }),
    methods: another,
  },
  "familymart-two-numbers": {
    view: "waiting",
    payment: paymentBy("konbini-familymart", { slip: slip({ bank_no: "123456789012", bank_code: "20020" }) }),
    methods: another,
  },
  "lawson-no-number": { view: "waiting", payment: paymentBy("konbini-lawson"), methods: another },
  "ministop-code": {
    view: "waiting",
    payment: paymentBy("konbini-ministop", { slip: slip({ ...CHAIN_NUMBERS, qr_code: "000201010212" }) }),
  },
  "two-deadlines": {
    view: "waiting",
    payment: paymentBy("konbini-lawson", {
      slip: slip(CHAIN_NUMBERS),
      expires_at: "2099-04-10T14:59:59.000Z",
    }),
  },
  "wallet-open": { view: "waiting", payment: paymentBy("au-pay", atCheckout) },
  "transfer-account": {
    view: "waiting",
    payment: paymentBy("gmo-aozora", { slip: slip({ bank_no: "7654321" }) }),
    methods: another,
  },
  "transfer-no-account": { view: "waiting", payment: paymentBy("gmo-aozora") },
  "transfer-partial": {
    view: "partial",
    payment: paymentBy("gmo-aozora", {
      slip: slip({ bank_no: "7654321" }),
      received_amount: "1000",
      left_amount: "700",
      received_at: "2026-11-28T01:29:00.000Z",
      another_way: null,
    }),
  },
  "transfer-partial-overdue": {
    view: "overdue",
    payment: paymentBy("gmo-aozora", {
      received_amount: "1000",
      left_amount: "700",
      expires_at: "2026-11-01T14:59:59.000Z",
      needs_attention: true,
      another_way: null,
    }),
  },
  overdue: {
    view: "overdue",
    payment: paymentBy("konbini-lawson", { expires_at: "2026-11-01T14:59:59.000Z" }),
  },
  preparing: {
    view: "preparing",
    payment: paymentBy("konbini-lawson", { state: "applying", slip: null, another_way: null }),
  },
  confirming: {
    view: "confirming",
    payment: paymentBy("merpay", { ...atCheckout, state: "paid", slip: null, another_way: null }),
  },
  paid: {
    view: "paid",
    payment: paymentBy("konbini-seven-eleven", {
      state: "paid",
      slip: null,
      received_amount: "1700",
      left_amount: null,
      paid_at: "2026-11-28T01:29:00.000Z",
      another_way: null,
    }),
  },
  overpaid: {
    view: "paid",
    payment: paymentBy("gmo-aozora", {
      state: "paid",
      slip: null,
      received_amount: "2000",
      left_amount: null,
      surplus_amount: "300",
      paid_at: "2026-11-28T01:29:00.000Z",
      needs_attention: true,
      another_way: null,
    }),
  },
  "stranger-paid": {
    view: "paid",
    payment: paymentBy("au-pay", {
      state: "paid",
      slip: null,
      received_amount: "1700",
      recognised: false,
      medusa_order_id: null,
      display_id: null,
      another_way: null,
    }),
  },
  "declined-at-checkout": {
    view: "declined",
    payment: paymentBy("au-pay", { ...ended({ end: "declined" }), ...atCheckout }),
    methods: methodsFor("1700"),
  },
  "declined-order": {
    view: "declined",
    payment: paymentBy("merpay", ended({ end: "declined" })),
    methods: another,
  },
  failed: {
    view: "failed",
    payment: paymentBy("konbini-lawson", ended({ state: "not_created" })),
    methods: another,
  },
  expired: {
    view: "expired",
    payment: paymentBy("konbini-lawson", ended({ state: "expired", end: "expired" })),
    methods: another,
  },
  seen: {
    view: "seen",
    payment: paymentBy("au-pay", {
      ...ended({ end: "declined" }),
      another_way: null,
      needs_attention: true,
      money_seen: {
        method_name: { en: "Lawson", ja: "ローソン" },
        amount: "1700",
        currency_code: "jpy",
        at: "2026-11-28T01:29:00.000Z",
      },
    }),
  },
  replaced: {
    view: "replaced",
    payment: paymentBy("konbini-lawson", {
      state: "superseded",
      slip: null,
      end: "replaced",
      another_way: null,
    }),
  },
  cancelled: {
    view: "cancelled",
    payment: paymentBy("konbini-lawson", {
      order_cancelled: true,
      slip: null,
      state: "superseded",
      end: "cancelled",
      another_way: null,
    }),
  },
  "cancelled-paid": {
    view: "cancelled",
    payment: paymentBy("konbini-lawson", {
      order_cancelled: true,
      slip: null,
      state: "paid",
      received_amount: "1700",
      paid_at: "2026-11-28T01:29:00.000Z",
      another_way: null,
    }),
  },
};
