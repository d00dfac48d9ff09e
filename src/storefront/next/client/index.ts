export { HaiPayButton, type HaiPayButtonProps } from "./button";
export { chooseHaiPay, HaiPayMethods, type HaiPayMethodsProps } from "./methods";
export type { CartToPay } from "./cart";
export type { HaiPayPlaces } from "./shop";
export { HaiPayStatus, type HaiPayStatusProps } from "./status";
