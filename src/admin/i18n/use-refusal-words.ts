import type { Refusal, RefusalCode } from "../../contract/refusals";
import { ServerRefusedError } from "../client/ask-server";
import { formatFigures } from "../format/figures";
import { english } from "./english";
import { readNote, readSaid } from "./read-said";
import { useTexts, type Texts } from "./use-texts";

interface RefusalWords {
  /** One thing that is wrong. */
  say: (problem: Refusal) => string;
  /** Everything that an error says, whatever was thrown; undefined for none. */
  sayAll: (error: unknown) => string | undefined;
}

/** Explains in the dashboard's language what the server refused. */
export function useRefusalWords(): RefusalWords {
  const texts = useTexts();
  const { t, language } = texts;
  const words = {
    language,
    stateName: (state: keyof typeof english.common.states) => t(`common.states.${state}`),
    japanTime: t("common.japanTime"),
    environmentName: (environment: keyof typeof english.common.environments) =>
      t(`common.environments.${environment}`),
    read: (said: string) => readSaid(said, texts).text,
    readNote: (note: string) => readNote(note, texts),
  };
  const say = ({ code, figures, message }: Refusal) =>
    // A newer server may have codes that this page does not know: then its own message is better than none.
    isKnown(code) ? t(`refusals.${code}`, formatFigures({ ...figures }, words)) : message;
  return {
    say,
    sayAll: (error) => {
      if (error === undefined || error === null) return undefined;
      if (!(error instanceof ServerRefusedError)) return t("common.unreachable");
      if (error.problems.length > 0) return error.problems.map(say).join(" ");
      return sayStatus(error, texts);
    },
  };
}

function isKnown(code: string): code is RefusalCode {
  return Object.hasOwn(english.refusals, code);
}

/** What was refused before it reached our routes: by Medusa, or by a proxy in front of it. */
function sayStatus({ status, message }: ServerRefusedError, texts: Texts): string {
  const { t } = texts;
  if (status === 401) return t("common.loggedOut");
  if (status === 403) return t("common.forbidden");
  if (status >= 500 || message === "") return t("common.broken");
  const { text, original } = readSaid(message, texts);
  return original === message && text === t("said.unknown") ? t("common.failed") : text;
}
