/** The slip's texts in English: loaded on demand. */
export { EN as TEXTS } from "./en";
export { EN as STEPS } from "../../../platform/pay-steps/en";
