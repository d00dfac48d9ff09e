import type { AnnouncedChange } from "../../modules/haipay/settings/announced-changes";
import { useTexts } from "../i18n/use-texts";

/** A change that could divert money, in one line. */
export function useAnnouncedChangeText(): (changes: readonly AnnouncedChange[]) => string {
  const { t, language } = useTexts();
  const textOf = ({ what, environment, currency_code, from, to }: AnnouncedChange) => {
    const name = [
      currency_code?.toUpperCase(),
      t(`payments.notices.things.${what}`),
      environment && `(${t(`common.environments.${environment}`)})`,
    ];
    const thing = name.filter(Boolean).join(" ");
    if (from === null && to === null) return thing;
    const nothing = t("payments.notices.nothing");
    return t("payments.notices.becomes", { what: thing, from: from ?? nothing, to: to ?? nothing });
  };
  return (changes) => changes.map(textOf).join(language === "ja" ? "、" : ", ");
}
