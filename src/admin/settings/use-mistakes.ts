import type { MistakeCode } from "../../modules/haipay/settings/settings-error";
import { useTexts } from "../i18n/use-texts";

interface Mistake {
  code: MistakeCode;
  message: string;
  values?: Readonly<Record<string, string | number>>;
}

/** Says a mistake in the dashboard's language; what only a program can send wrongly, in the server's words. */
export function useMistakes(): (mistake: Mistake) => string {
  const { t } = useTexts();
  return ({ code, message, values }) =>
    code === "form" ? message : t(`settings.mistakes.${code}`, { ...values });
}
