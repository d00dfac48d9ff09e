import type { Refusal, RefusalCode } from "../../contract/refusals";
import { ServerRefusedError } from "../client/ask-server";
import { formatFigures } from "../format/figures";
import { english } from "./english";
import { useTexts, type Texts } from "./use-texts";

interface RefusalWords {
  /** One thing that is wrong. */
  say: (problem: Refusal) => string;
  /** All that an error says, whatever was thrown; undefined for none. */
  sayAll: (error: unknown) => string | undefined;
}

/** Says in the dashboard's language what the server refused. */
export function useRefusalWords(): RefusalWords {
  const { t, language } = useTexts();
  const words = {
    language,
    stateName: (state: keyof typeof english.common.states) => t(`common.states.${state}`),
    japanTime: t("common.japanTime"),
  };
  const say = ({ code, figures, message }: Refusal) =>
    // A newer server may have codes that this page does not know: then its own words are better than none.
    isKnown(code) ? t(`refusals.${code}`, formatFigures({ ...figures }, words)) : message;
  return {
    say,
    sayAll: (error) => {
      if (error === undefined || error === null) return undefined;
      if (!(error instanceof ServerRefusedError)) return t("common.unreachable");
      if (error.problems.length > 0) return error.problems.map(say).join(" ");
      return sayStatus(error, t);
    },
  };
}

function isKnown(code: string): code is RefusalCode {
  return Object.hasOwn(english.refusals, code);
}

/** What was refused before it reached our routes: by Medusa, or by a proxy in front of it. */
function sayStatus({ status, message }: ServerRefusedError, t: Texts["t"]): string {
  if (status === 401) return t("common.loggedOut");
  if (status === 403) return t("common.forbidden");
  return status >= 500 || message === "" ? t("common.broken") : message;
}
