import type { CollectOrderState } from "../modules/haipay/ledger/lifecycle";
import type { Currency, MethodId, PaymentFlow, PaymentKind } from "../platform/catalogue";
import type { Words } from "../platform/language";

export type { Words };

/** Why something cannot be used: a code for programs and a message for the buyer. */
export interface Reason extends Words {
  code: string;
}

/** One payment method as `GET /store/haipay/payment-methods` offers it. */
export interface OfferedMethod {
  /** Medusa's id, for example `pp_haipay-konbini-lawson_haipay`. */
  provider_id: string;
  method: MethodId;
  kind: PaymentKind;
  name: Words;
  /**
   * - `order_first`: place the order, then show the slip of its payment session.
   * - `pay_first`: send the browser to the session's `payUrl` and do not place the order.
   * - `no_cart`: the order already exists; the new payment session holds the slip or the `payUrl` at once.
   */
  flow: PaymentFlow | "no_cart";
  /** Exact decimals in yen or dollars, both inclusive. */
  limits: { min: string; max: string };
  available: boolean;
  /** null while `available`. */
  reason: Reason | null;
  typical_time: Words;
  /** The deadline for paying if the buyer chose now, ISO 8601; the payment session has the binding one. */
  expires_at: string;
}

export interface OfferedKind {
  kind: PaymentKind;
  name: Words;
  methods: OfferedMethod[];
}

/** A field of the buyer that the cart lacks: ask for it and send it as `data` of the payment session. */
export interface NeededField {
  field: "name" | "phone" | "email";
  /** `missing` or `invalid`, with a message that does not repeat the value. */
  reason: Reason;
}

/** The answer of `GET /store/haipay/payment-methods`, under `payment_methods`. */
export interface PaymentMethods {
  currency_code: string;
  /** What would be charged: whole yen, or dollars with two decimals; null when there is nothing to charge. */
  amount: string | null;
  /** In the order konbini, e-wallet, bank transfer; a kind without methods is left out. */
  kinds: OfferedKind[];
  needed_fields: NeededField[];
  /** Where the goods are delivered: a country as ISO 3166-1 alpha-2 in lower case; null while it is not known. */
  delivery_country: string | null;
}

/** What the buyer needs in order to pay. Only `pay_url` is promised. */
export interface Slip {
  platform_order_no: string | null;
  pay_url: string | null;
  bank_code: string | null;
  bank_no: string | null;
  qr_code: string | null;
  /**
   * Until when this slip, account or page itself can be paid, ISO 8601: the platform's own end, which nobody can change. The
   * payment's `expires_at` is later if the shop has given more time; between the two, only a new slip helps.
   */
  expires_at: string | null;
}

/** Where the purchase can be paid by another method. */
export type AnotherWay =
  /** The order is not cancelled: make a new payment session in this payment collection. `until` is ISO 8601. */
  | { at: "order"; payment_collection_id: string; until: string | null }
  /** The cart is still open: go back to the payment step. */
  | { at: "checkout" };

/**
 * How a payment ended without money for its order.
 *
 * - `expired`: nobody paid in time. The order may be kept a while longer: `order_kept_until`.
 * - `declined`: the platform said no before the deadline. Nothing was charged.
 * - `cancelled`: the order was cancelled, and the buyer must no longer pay.
 * - `replaced`: another payment took its place.
 */
export type PaymentEnd = "expired" | "declined" | "cancelled" | "replaced";

/** Money that came for a payment which had been given up: a person of the shop decides about it. */
export interface MoneySeen {
  /** The method by which it came. */
  method_name: Words;
  /** An exact decimal, less what has been paid back since. */
  amount: string;
  currency_code: Currency;
  /** ISO 8601. */
  at: string | null;
}

/** Who sells, as the shop describes itself; public. */
export interface ShopFacts {
  name: string;
  /** As the shop writes it, for example a phone number and its hours. */
  contact: string | null;
}

/** The answer of `GET /store/haipay/payments/:payment_token`, under `payment`. */
export interface Payment {
  /** The token in the payment's address; for a payment older than tokens, its payment session. */
  payment_token: string;
  /**
   * Whether the asker proved that the purchase is theirs. Anybody else is told state, sum and slip, but not the order
   * or another way to pay.
   */
  recognised: boolean;
  state: CollectOrderState;
  method: MethodId;
  method_name: Words;
  kind: PaymentKind;
  currency_code: Currency;
  /** Exact decimals in yen or dollars. */
  amount: string | null;
  received_amount: string;
  /** When the last money came, ISO 8601. */
  received_at: string | null;
  /** What is still to be paid with the slip, an exact decimal; null when nothing is. */
  left_amount: string | null;
  /** What came beyond `amount`, an exact decimal, until the shop has dealt with it; else null. */
  surplus_amount: string | null;
  /** null when there is nothing to pay (any more). */
  slip: Slip | null;
  /** Until when the shop waits for the money, ISO 8601; the slip's own end is in `slip`. */
  expires_at: string | null;
  paid_at: string | null;
  /** null while it can still be paid, and once it is paid. */
  end: PaymentEnd | null;
  /** Money for another payment of the purchase counts as well, but only if the asker is recognised. */
  money_seen: MoneySeen | null;
  /**
   * Until when an unpaid order is kept, ISO 8601; null without an order, once nothing is due, if orders are not cancelled
   * automatically, and if the asker is not recognised.
   */
  order_kept_until: string | null;
  shop: ShopFacts;
  order_placed: boolean;
  /** Also null when the asker is not recognised. */
  medusa_order_id: string | null;
  /** Also null when the asker is not recognised. */
  display_id: number | null;
  /** The buyer must no longer pay. */
  order_cancelled: boolean;
  /** Somebody at the shop is dealing with this payment. */
  needs_attention: boolean;
  /** The token of the payment that replaced this one. */
  replaced_by: string | null;
  /** Also null when the asker is not recognised. */
  another_way: AnotherWay | null;
}

/** What a storefront may send with the choice of a method. */
export interface Details {
  name?: string;
  phone?: string;
  email?: string;
  /** Where the e-wallet sends the buyer back; an address of the storefront. */
  returnUrl?: string;
  /** A language tag; messages are Japanese for `ja`. */
  locale?: string;
  /** A secret of this browser, by which it is recognised when the buyer comes back: 16 to 100 random characters. */
  browserKey?: string;
}
