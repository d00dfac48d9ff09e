import { Alert } from "@medusajs/ui";
import { CopyButton } from "../components/copy-button";
import { useTexts } from "../i18n/use-texts";

/** Writes a new key to the file that Medusa reads when it starts; the leading line break protects the last line of a file without one. */
const WRITE_KEY = `printf '\\nHAIPAY_SETTINGS_KEY=%s\\n' "$(openssl rand -base64 32)" >> .env`;

/** Why no credentials can be saved, and the one line that changes it. */
export function SettingsKeyMissing() {
  const { t } = useTexts();
  return (
    <Alert variant="warning">
      <strong>{t("settings.secretsLocked.title")}</strong>
      <br />
      {t("settings.secretsLocked.text")}
      <span className="mt-2 flex items-center gap-x-1">
        <code className="bg-ui-bg-base min-w-0 break-all rounded border px-2 py-1">{WRITE_KEY}</code>
        <CopyButton text={WRITE_KEY} what={t("settings.secretsLocked.command")} />
      </span>
      <span className="mt-2 block">{t("settings.secretsLocked.then")}</span>
    </Alert>
  );
}
