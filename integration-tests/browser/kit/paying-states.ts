import type { Payment } from "../../../src/contract/store-api";
import type { PaymentView } from "../../../src/storefront/core";
import { atCheckout, methodsFor, paymentBy, slip, type KitState } from "./states";

const ended = (changes: Partial<Payment>): Partial<Payment> => ({
  state: "failed",
  slip: null,
  order_kept_until: "2099-04-06T01:29:00.000Z",
  ...changes,
});
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
