export { AnotherWayToPay, type AnotherWayToPayProps } from "./another-way-to-pay";
export { BuyerFields, type BuyerFieldsProps } from "./buyer-fields";
export { HaiPayCheckout, type HaiPayCheckoutProps } from "./checkout";
export {
  HaiPayProvider,
  useHaiPay,
  type HaiPayProviderProps,
  type HaiPaySurroundings,
  type Marks,
} from "./context";
export { Deadline } from "./deadline";
export { MethodPicker, type MethodPickerProps } from "./method-picker";
export { PayButton, type PayButtonProps } from "./pay-button";
export { PaymentInstructions } from "./payment-instructions";
export { PaymentReview, type PaymentReviewProps } from "./payment-review";
export { PaymentStatus, type PaymentStatusProps } from "./payment-status";
export { usePayment, type UsePaymentOptions } from "./use-payment";
export { usePaymentMethods, type LoadedMethods } from "./use-payment-methods";
