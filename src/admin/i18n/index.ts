import { english } from "./english";
import { japanese } from "./japanese";

/** Medusa's dashboard merges these into its own texts. Its bundler takes any other `index` below here for the same. */
export default {
  en: { translation: { haipay: english } },
  ja: { translation: { haipay: japanese } },
};
