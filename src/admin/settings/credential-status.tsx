import type { ShownCredential } from "../../contract/settings-api";
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
  const when = changed_at && `${formatTime(changed_at, language)} ${t("common.japanTime")}`;
  return (
    <>
      {t("settings.credentials.set")}
      {who && when && ` · ${t("settings.credentials.lastChanged", { who, when })}`}
      {fingerprint && (
        <>
          {" · "}
          <span title={fingerprint} className="whitespace-nowrap">
            {t("settings.credentials.fingerprint", { fingerprint: grouped(fingerprint) })}
          </span>
        </>
      )}
    </>
  );
}

/** Short enough to compare by eye. */
function grouped(fingerprint: string): string {
  return fingerprint.slice(0, SHOWN_DIGITS).replace(/(.{4})(?=.)/g, "$1 ");
}
