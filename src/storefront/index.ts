/** The storefront kit for React 18 and 19; everything of the framework-free core is here as well. */
export * from "./core";
export * from "./components";
export { MethodIcon } from "./components/method-icon";
export { haiPayPaymentInfo, type PaymentInfo } from "./payment-info";
