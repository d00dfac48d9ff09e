import { useEffect, useLayoutEffect, type ReactElement } from "react";
import type { Details } from "../../contract/store-api";
import { Checkout, type CheckoutProps } from "../components/checkout";
import { waiting } from "../components/context";
import type { PaymentStep } from "../components/payment-step";
import type { PayOutcome } from "../core/pay";
import { CONNECTION_ATTRIBUTES, DrawnElement, reflect } from "./drawn-element";
import { announce, join } from "./steps";

const OWN = ["cart-id", "return-url", "placed-url", "privacy-url", "shop-url", "delivery-country"] as const;

/**
 * `<haipay-methods cart-id="…">`: the methods for a cart, what the cart lacks, and the deadline. The last button is
 * `<haipay-pay-button>`, which may stand anywhere on the page.
 */
export class HaiPayMethodsElement extends DrawnElement {
  static readonly observedAttributes: readonly string[] = [...CONNECTION_ATTRIBUTES, ...OWN];

  declare cartId: string | null | undefined;
  /** Where an e-wallet sends the buyer back, also relative to the page; the shop's return path by default. */
  declare returnUrl: string | null | undefined;
  /** Where the browser goes once the order is placed, with `payment_token` in the address; without it, nowhere. */
  declare placedUrl: string | null | undefined;
  declare privacyUrl: string | null | undefined;
  declare shopUrl: string | null | undefined;
  declare deliveryCountry: string | null | undefined;

  private took: Pick<Details, "name" | "phone" | "email"> | undefined;
  private paying: PaymentStep | undefined;
  private chosen: string | undefined;

  /** Name, phone and e-mail as your address step took them, before the methods are there. */
  get buyer(): Pick<Details, "name" | "phone" | "email"> | undefined {
    return this.took;
  }
  set buyer(buyer: Pick<Details, "name" | "phone" | "email"> | null | undefined) {
    this.took = buyer ?? undefined;
    this.drawAgain();
  }

  /** @internal For `<haipay-pay-button>`. */
  get step(): PaymentStep | undefined {
    return this.paying;
  }

  protected override follow(draw: () => void): (() => void)[] {
    return [...super.follow(draw), join(this)];
  }

  protected draw(): unknown {
    const cartId = this.getAttribute("cart-id");
    if (!cartId) return null;
    const read = (name: string) => this.getAttribute(name) || undefined;
    return (
      <Methods
        key={cartId}
        cartId={cartId}
        returnUrl={absolute(read("return-url"))}
        privacyUrl={read("privacy-url")}
        shopUrl={read("shop-url")}
        deliveryCountry={read("delivery-country")}
        buyer={this.took}
        onPlaced={this.onPlaced}
        onStep={this.onStep}
      />
    );
  }

  /** @internal For `<haipay-pay-button>`. */
  goOn({ paymentToken }: { paymentToken: string }): void {
    const url = absolute(this.getAttribute("placed-url") || undefined);
    if (url === undefined) return;
    const address = new URL(url);
    address.searchParams.set("payment_token", paymentToken);
    window.location.assign(address.href);
  }

  /** Paid on the wallet's page, by a shopper who came back by the browser's button. */
  private readonly onPlaced = (placed: Extract<PayOutcome, { type: "placed" }>): void => {
    if (this.tell("haipay-placed", placed)) this.goOn(placed);
  };

  private readonly onStep = (step: PaymentStep | undefined): void => {
    this.paying = step;
    announce();
    if (step?.chosen?.provider_id === this.chosen) return;
    this.chosen = step?.chosen?.provider_id;
    this.tell("haipay-chosen", { method: step?.chosen });
  };
}

reflect(HaiPayMethodsElement, [...CONNECTION_ATTRIBUTES.slice(0, 2), ...OWN]);

interface MethodsProps extends CheckoutProps {
  onStep: (step: PaymentStep | undefined) => void;
}

const Methods = waiting(Chosen, 4);

function Chosen({ onStep, ...props }: MethodsProps): ReactElement {
  useEffect(() => () => onStep(undefined), [onStep]);
  return <Checkout {...props}>{(step) => <Report step={step} onStep={onStep} />}</Checkout>;
}

/** Before the next click, so that the button never pays by what was chosen before. */
function Report({ step, onStep }: Pick<MethodsProps, "onStep"> & { step: PaymentStep }): null {
  useLayoutEffect(() => onStep(step));
  return null;
}

function absolute(address: string | undefined): string | undefined {
  return address === undefined ? undefined : new URL(address, document.baseURI).href;
}
