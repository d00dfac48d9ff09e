import type { OfferedMethod, Payment, PaymentMethods } from "../../../src/contract/store-api";
import { KIND_NAMES, METHODS, type MethodId } from "../../../src/platform/catalogue";

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

/** A slip with nothing but a pay address and a reference, with changes. */
export function slip(changes: Partial<NonNullable<Payment["slip"]>> = {}): NonNullable<Payment["slip"]> {
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

/** Before the order is placed: the cart is open. */
export const atCheckout: Partial<Payment> = {
  order_placed: false,
  medusa_order_id: null,
  display_id: null,
  order_kept_until: null,
  another_way: { at: "checkout" },
};
