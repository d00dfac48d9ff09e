import type { Payment } from "../../contract/store-api";
import { PaymentStatus } from "../components/payment-status";
import { tokenOf } from "../core/client";
import { sessionOf, type PaidOrder } from "../core/order-session";
import { paymentTokenOf } from "../core/payment-address";
import type { PaymentView } from "../core/view";
import { CONNECTION_ATTRIBUTES, DrawnElement, reflect } from "./drawn-element";

const TOKEN = "payment-token";
const OWN = [
  TOKEN,
  ...["cart-id", "order-id", "checkout-url", "return-url", "shop-url", "receipt-url"],
] as const;

/**
 * `<haipay-status>`: the slip, or how the payment stands, until it is over; for the payment of `payment-token`, else that of
 * `order`, else the one that the page's address names. `cart-id` or `order-id` show that the visitor may see the order.
 */
export class HaiPayStatusElement extends DrawnElement {
  static readonly observedAttributes: readonly string[] = [...CONNECTION_ATTRIBUTES, ...OWN];

  declare paymentToken: string | null | undefined;
  declare cartId: string | null | undefined;
  declare orderId: string | null | undefined;
  /** The checkout page, for a payment that failed before its order was placed. */
  declare checkoutUrl: string | null | undefined;
  /** Where an e-wallet sends the buyer back when a placed order is paid another way, also relative to the page. */
  declare returnUrl: string | null | undefined;
  /** Where the buyer goes on once it is paid. */
  declare shopUrl: string | null | undefined;
  /** The shop's receipt, once it is paid. */
  declare receiptUrl: string | null | undefined;

  private paid: PaidOrder | undefined;

  /** On the page of an order: the order as Medusa answers it, with `payment_collections.payment_sessions`. */
  get order(): PaidOrder | undefined {
    return this.paid;
  }
  set order(order: PaidOrder | null | undefined) {
    this.paid = order ?? undefined;
    this.drawAgain();
  }

  protected draw(): unknown {
    const token = this.token();
    if (!token) return null;
    const read = (name: (typeof OWN)[number]) => this.getAttribute(name) || undefined;
    const returnUrl = read("return-url");
    return (
      <PaymentStatus
        paymentToken={token}
        cartId={read("cart-id")}
        orderId={read("order-id") ?? this.paid?.id}
        checkoutUrl={read("checkout-url")}
        returnUrl={returnUrl && new URL(returnUrl, document.baseURI).href}
        shopUrl={read("shop-url")}
        receiptUrl={read("receipt-url")}
        onView={this.onView}
        onReplaced={this.onReplaced}
      />
    );
  }

  private token(): string {
    if (this.hasAttribute(TOKEN)) return this.getAttribute(TOKEN) ?? "";
    const session = this.paid && sessionOf(this.paid);
    return session ? tokenOf(session) : paymentTokenOf(window.location.search);
  }

  private readonly onView = (view: PaymentView, payment: Payment): void => {
    this.tell("haipay-changed", { view, payment });
  };

  private readonly onReplaced = (paymentToken: string): void => {
    const isFromAddress = !this.hasAttribute(TOKEN) && !this.paid;
    if (!this.tell("haipay-replaced", { paymentToken }) || !isFromAddress) return;
    // A reload shows the same.
    const address = new URL(window.location.href);
    address.searchParams.set("payment_token", paymentToken);
    window.history.replaceState(window.history.state, "", address);
  };
}

reflect(HaiPayStatusElement, [...CONNECTION_ATTRIBUTES.slice(0, 2), ...OWN]);
