/** The kit for Medusa's Next.js starters: everything that a shop's own files need. The App Router's page is in payment-page. */
export { isHaiPay } from "../core/provider";
export {
  chooseHaiPay,
  HaiPayButton,
  HaiPayMethods,
  HaiPayStatus,
  type CartToPay,
  type HaiPayButtonProps,
  type HaiPayMethodsProps,
  type HaiPayPlaces,
  type HaiPayStatusProps,
} from "./client";
export { HaiPayOrder, type HaiPayOrderProps } from "./order";
export type { PaidOrder } from "../core/order-session";
export { haiPayPaymentInfo } from "./payment-info";
export { withHaiPay, type StorefrontSdk } from "./sdk";
