import type { ShownCredential } from "../../workflows/show-settings/shown-settings";
import type { Wire } from "../client/wire";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";

const SHOWN_DIGITS = 16;

/** What is known of a saved credential: who set it when, and its fingerprint. */
export function CredentialStatus({ credential }: { credential: Wire<ShownCredential> }) {
  const { t, language } = useTexts();
  const { set, fingerprint, changed_at, changed_by } = credential;
  if (!set) return <>{t("settings.credentials.notSet")}</>;
  const who = changed_by ? (changed_by.name ?? t("settings.credentials.somebody")) : undefined;
  const parts = [
    t("settings.credentials.set"),
    who && changed_at
      ? t("settings.credentials.lastChanged", { who, when: formatTime(changed_at, language) })
      : undefined,
    fingerprint ? t("settings.credentials.fingerprint", { fingerprint: grouped(fingerprint) }) : undefined,
  ];
  return <span title={fingerprint ?? undefined}>{parts.filter(Boolean).join(" · ")}</span>;
}

/** Short enough to compare by eye. */
function grouped(fingerprint: string): string {
  return fingerprint.slice(0, SHOWN_DIGITS).replace(/(.{4})(?=.)/g, "$1 ");
}
