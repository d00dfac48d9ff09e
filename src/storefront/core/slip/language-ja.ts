/** The slip's texts in Japanese: loaded on demand. */
export { JA as TEXTS } from "./ja";
export { JA as STEPS } from "../../../platform/pay-steps/ja";
