/** What a slip says in English: loaded for those who read it. */
export { EN as TEXTS } from "./en";
export { EN as STEPS } from "../../../platform/pay-steps/en";
