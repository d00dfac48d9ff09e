import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Alert, Container, Heading, Text } from "@medusajs/ui";
import type { SettingsAnswer } from "../../../../api/admin/haipay/settings/settings-input";
import type { ShownSettings } from "../../../../contract/settings-api";
import { useAnswer } from "../../../client/use-answer";
import type { Wire } from "../../../client/wire";
import { ErrorAlert } from "../../../components/error-alert";
import { useTexts } from "../../../i18n/use-texts";
import { Troubles } from "../../../payments/troubles";
import { Readonly } from "../../../settings/readonly";
import { SettingsKeyMissing } from "../../../settings/settings-key-missing";
import { SettingsTabs } from "../../../settings/settings-tabs";
import { UnsavedChanges } from "../../../settings/unsaved-changes";

/** Settings → Extensions → HaiPay. */
export default function HaipaySettingsPage() {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer<SettingsAnswer>("/admin/haipay/settings");
  const settings = data?.settings;
  return (
    <div className="flex flex-col gap-y-3">
      <Container>
        <Heading level="h1">{t("settings.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle mt-1">
          {settings || error ? t("settings.intro") : t("common.loading")}
        </Text>
      </Container>
      <Troubles />
      <ErrorAlert error={error} onRetry={() => void refetch()} />
      {settings && (
        <Readonly.Provider value={settings.readonly_by !== null}>
          <UnsavedChanges>
            {settings.readonly_by !== null && <NothingToChange by={settings.readonly_by} />}
            {isKeyMissing(settings) && <SettingsKeyMissing />}
            <StoredKeys {...settings.stored_keys} />
            <SettingsTabs settings={settings} />
          </UnsavedChanges>
        </Readonly.Provider>
      )}
    </div>
  );
}

/** If the file configuration gives every account, no secret ever needs to be stored. */
function isKeyMissing({ can_store_secrets, readonly_by, accounts }: Wire<ShownSettings>): boolean {
  return !can_store_secrets && readonly_by === null && !accounts.some(({ fixed }) => fixed);
}

/** Which of the server's keys must be kept, and which one is missing. */
function StoredKeys({ need_previous, unreadable }: { need_previous: number; unreadable: number }) {
  const { t } = useTexts();
  return (
    <>
      {need_previous > 0 && (
        <Alert variant="warning">{t("settings.keys.previousNeeded", { count: need_previous })}</Alert>
      )}
      {unreadable > 0 && (
        <Alert variant="error">{t("settings.keys.unreadable", { count: unreadable })}</Alert>
      )}
    </>
  );
}

function NothingToChange({ by }: { by: string }) {
  const { t } = useTexts();
  return (
    <Alert variant="info">
      <strong>{t("settings.readonly.title")}</strong>
      <br />
      {t("settings.readonly.text", { by })}
    </Alert>
  );
}

export const config = defineRouteConfig({ label: "haipay.settings.title", translationNs: "translation" });
