/**
 * The kit as custom elements, for storefronts that use no React: `<haipay-methods>`, `<haipay-pay-button>` and
 * `<haipay-status>`. The import defines them; on a server, and the second time, it does nothing.
 */
import type { HaiPayEvent } from "./events";
import { HaiPayMethodsElement } from "./methods-element";
import { HaiPayPayButtonElement } from "./pay-button-element";
import { HaiPayStatusElement } from "./status-element";

export type { Connection, HaiPayClient } from "../core/client";
export { createHaiPayClient, tokenOf } from "../core/client";
export { paymentTokenOf } from "../core/payment-address";
export { connectHaiPay, type PageConnection } from "./connection";
export type { HaiPayEvent, HaiPayEvents } from "./events";
export type { MedusaSdk } from "./sdk";
export type { HaiPayMethodsElement, HaiPayPayButtonElement, HaiPayStatusElement };

const ELEMENTS = {
  "haipay-methods": HaiPayMethodsElement,
  "haipay-pay-button": HaiPayPayButtonElement,
  "haipay-status": HaiPayStatusElement,
};

if (typeof customElements !== "undefined") {
  for (const [name, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "haipay-methods": HaiPayMethodsElement;
    "haipay-pay-button": HaiPayPayButtonElement;
    "haipay-status": HaiPayStatusElement;
  }
  interface GlobalEventHandlersEventMap {
    "haipay-chosen": HaiPayEvent<"haipay-chosen">;
    "haipay-placed": HaiPayEvent<"haipay-placed">;
    "haipay-redirect": HaiPayEvent<"haipay-redirect">;
    "haipay-changed": HaiPayEvent<"haipay-changed">;
    "haipay-replaced": HaiPayEvent<"haipay-replaced">;
    "haipay-error": HaiPayEvent<"haipay-error">;
  }
}
