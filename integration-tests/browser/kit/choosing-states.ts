import { METHODS, type MethodId } from "../../../src/platform/catalogue";
import { atCheckout, methodsFor, paymentBy, type KitState } from "./states";

const ALL = METHODS.map(({ id }) => id);
const KONBINI = METHODS.filter(({ kind }) => kind === "konbini").map(({ id }) => id);
const reasons = (methods: readonly MethodId[], code: string) =>
  Object.fromEntries(methods.map((id) => [id, code]));
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
