/** What a slip says in Japanese: loaded for those who read it. */
export { JA as TEXTS } from "./ja";
export { JA as STEPS } from "../../../platform/pay-steps/ja";
