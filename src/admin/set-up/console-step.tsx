import { Alert, Button, Input, Text, Textarea } from "@medusajs/ui";
import type { SettingsAnswer } from "../../api/admin/haipay/settings/settings-input";
import type { CredentialField } from "../../modules/haipay/settings/change-credentials";
import { TroubleAlert } from "../components/error-alert";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { ConnectionTest } from "../settings/connection-test";
import { useIsReadonly } from "../settings/readonly";
import { CopyRow } from "./copy-row";
import type { StepProps } from "./step";

const FIELDS = ["app_id", "merchant_secret_key", "platform_public_key"] as const;

type Name = Extract<CredentialField, (typeof FIELDS)[number]>;

const NOTHING: Record<Name, string> = { app_id: "", merchant_secret_key: "", platform_public_key: "" };

/** What to enter in HaiPay's console, and what to copy from there. Saving asks HaiPay at once whether everything matches. */
export function ConsoleStep({ settings, account, onDone }: StepProps) {
  const { t } = useTexts();
  const { notification, outgoing_address } = settings;
  return (
    <>
      <section className="flex flex-col gap-y-4">
        <Text size="small" weight="plus">
          {t("setUp.console.into")}
        </Text>
        {account.public_key !== null && (
          <CopyRow name={t("settings.credentials.publicKey")} text={account.public_key} />
        )}
        <CopyRow
          name={t("settings.platform.notifications")}
          hint={t("setUp.console.notifications")}
          text={notification.address}
        />
        {outgoing_address === null ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("setUp.console.outgoingUnknown")}
          </Text>
        ) : (
          <CopyRow
            name={t("settings.platform.outgoing")}
            hint={t("setUp.console.outgoing")}
            text={outgoing_address}
          />
        )}
      </section>
      {!account.fixed && <FromConsole settings={settings} account={account} onDone={onDone} />}
      {account.ready && (
        <ConnectionTest
          currency={account.currency}
          signedWith="current"
          label={t("settings.test.button")}
          last={account.last_test}
        />
      )}
    </>
  );
}

function FromConsole({ settings, account, onDone }: StepProps) {
  const { t } = useTexts();
  const isReadonly = useIsReadonly();
  const form = useForm<Name, SettingsAnswer>({
    path: `/admin/haipay/settings/credentials/${account.currency}`,
    inForce: { ...NOTHING, app_id: account.app_id ?? "" },
    done: t("setUp.console.accepted"),
    isDone: ({ settings: now }) =>
      now.accounts.some(({ currency, ready }) => currency === account.currency && ready),
    notDone: t("settings.waiting.saved"),
  });
  const { waiting } = account;
  const entered = Object.fromEntries(
    Object.entries<string>(form.changed).filter(([, value]) => value.trim() !== ""),
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-y-4"
      aria-label={t("setUp.console.from")}
      onSubmit={(event) => {
        event.preventDefault();
        form.send({ ...entered, environment: settings.environment.value }, onDone);
      }}
    >
      <Text size="small" weight="plus">
        {t("setUp.console.from")}
      </Text>
      <fieldset
        className="grid gap-4 md:grid-cols-2"
        disabled={isReadonly || !settings.can_store_secrets || account.public_key === null}
      >
        {FIELDS.map((name) => (
          <Field
            key={name}
            label={t(`settings.credentials.${name}`)}
            hint={account.credentials[name].set ? t("settings.credentials.set") : undefined}
            error={form.errorAt(name)}
          >
            {(control) =>
              name === "platform_public_key" ? (
                <Textarea
                  {...control}
                  rows={3}
                  className="font-mono"
                  autoComplete="off"
                  spellCheck={false}
                  value={form.values[name]}
                  onChange={({ target }) => form.change({ [name]: target.value })}
                />
              ) : (
                <Input
                  {...control}
                  type={name === "merchant_secret_key" ? "password" : "text"}
                  autoComplete={name === "merchant_secret_key" ? "new-password" : "off"}
                  value={form.values[name]}
                  onChange={({ target }) => form.change({ [name]: target.value })}
                />
              )
            }
          </Field>
        ))}
      </fieldset>
      <TroubleAlert text={form.trouble} />
      {waiting?.test && waiting.test.outcome !== "well" && (
        <Alert variant="error" role="alert">
          <strong>{t(`settings.test.${waiting.test.outcome}`)}</strong>
          <br />
          {t(`settings.test.${waiting.test.outcome}_do`)}
        </Alert>
      )}
      {waiting?.needs.includes("administrator") && (
        <Alert variant="warning">{t("settings.waiting.needs.administrator")}</Alert>
      )}
      <Button
        type="submit"
        size="small"
        className="self-start"
        isLoading={form.sending}
        disabled={Object.keys(entered).length === 0 || isReadonly}
      >
        {t("setUp.console.saveAndTest")}
      </Button>
    </form>
  );
}
