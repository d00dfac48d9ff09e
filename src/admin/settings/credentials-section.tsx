import { Alert, Button, StatusBadge, Text, usePrompt } from "@medusajs/ui";
import type { SettingsAnswer } from "../../api/admin/haipay/settings/settings-input";
import type { ShownAccount } from "../../contract/settings-api";
import type { CredentialField as FieldName } from "../../modules/haipay/settings/change-credentials";
import type { Environment } from "../../modules/haipay/settings/settings";
import type { Wire } from "../client/wire";
import { TroubleAlert } from "../components/error-alert";
import { useForm } from "../forms/use-form";
import type { Values } from "../forms/values";
import { useTexts } from "../i18n/use-texts";
import { ConnectionTest } from "./connection-test";
import { CredentialField } from "./credential-field";
import { KeyPair } from "./key-pair";
import { useIsReadonly } from "./readonly";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { WaitingCredentials } from "./waiting-credentials";

interface FieldShape {
  name: FieldName;
  kind: "key" | "secret" | "digits";
  /** Few shops ever need it. */
  folded?: boolean;
}

const FIELDS: readonly FieldShape[] = [
  { name: "app_id", kind: "digits" },
  { name: "merchant_secret_key", kind: "secret" },
  { name: "platform_public_key", kind: "key" },
  { name: "merchant_private_key", kind: "key", folded: true },
  { name: "second_platform_public_key", kind: "key", folded: true },
];

/** What was saved never comes back. */
const NOTHING: Values<FieldName> = {
  app_id: "",
  merchant_secret_key: "",
  merchant_private_key: "",
  platform_public_key: "",
  second_platform_public_key: "",
};

interface CredentialsSectionProps {
  account: Wire<ShownAccount>;
  environment: Environment;
  /** Whether the server has a key to encrypt secrets with. */
  canStore: boolean;
}

/** The account of one currency in the environment in use. */
export function CredentialsSection({ account, environment, canStore }: CredentialsSectionProps) {
  const { t } = useTexts();
  const { currency, fixed, pinned, ready, waiting } = account;
  const isRemovalWaiting = waiting?.act === "remove";
  const form = useForm<FieldName, SettingsAnswer>({
    path: `/admin/haipay/settings/credentials/${currency}`,
    inForce: { ...NOTHING, app_id: account.app_id ?? "" },
    done: t("settings.saved"),
    isDone: ({ settings }) =>
      settings.accounts.every((now) => now.currency !== currency || now.waiting === null),
    notDone: t("settings.waiting.saved"),
  });
  const entered = Object.fromEntries(
    Object.entries<string>(form.changed).filter(([, value]) => value.trim() !== ""),
  );
  const isChanged = Object.keys(entered).length > 0;
  const name = currency.toUpperCase();
  const isLocked = fixed || !canStore || isRemovalWaiting;
  // What is wrong or half-way through a change must be visible.
  const isFoldedNeeded =
    FIELDS.some(
      ({ name: field, folded }) =>
        folded && (form.errorAt(field) !== undefined || account.credentials[field].unreadable),
    ) || account.credentials.second_platform_public_key.set;
  return (
    <Section
      heading={t("settings.credentials.heading", { currency: name })}
      beside={
        <div className="flex flex-wrap gap-1">
          {waiting && <StatusBadge color="orange">{t("settings.waiting.badge")}</StatusBadge>}
          <StatusBadge color={ready ? "green" : "orange"}>
            {t(ready ? "settings.credentials.ready" : "settings.credentials.notReady")}
          </StatusBadge>
        </div>
      }
    >
      <form
        noValidate
        aria-label={t("settings.credentials.heading", { currency: name })}
        onSubmit={(event) => {
          event.preventDefault();
          form.send({ ...entered, environment });
        }}
      >
        <div className="flex flex-col gap-y-6 px-6 py-4">
          {fixed && <Quiet text={t("settings.credentials.fixedByFile")} />}
          {pinned && <Quiet text={t("settings.credentials.pinned", pinned)} />}
          <KeyPair
            account={account}
            environment={environment}
            canMake={canStore && !fixed && !isRemovalWaiting}
          />
          <fieldset disabled={isLocked} className="grid gap-6 md:grid-cols-2">
            {FIELDS.filter(({ folded }) => !folded).map(inputOf)}
          </fieldset>
          <details open={isFoldedNeeded || undefined}>
            <summary className="txt-compact-small text-ui-fg-subtle w-fit cursor-pointer">
              {t("settings.credentials.folded")}
            </summary>
            <fieldset disabled={isLocked} className="mt-4 grid gap-6 md:grid-cols-2">
              {FIELDS.filter(({ folded }) => folded).map(inputOf)}
            </fieldset>
          </details>
          <SecondKey account={account} environment={environment} />
          <Reseal account={account} environment={environment} />
          {waiting && <WaitingCredentials account={account} waiting={waiting} environment={environment} />}
          <ConnectionTest
            currency={currency}
            signedWith="current"
            label={t("settings.test.button")}
            last={account.last_test}
            blockedBy={isChanged || !ready ? t("settings.test.saveFirst") : undefined}
          />
        </div>
        {!fixed && (
          <SaveBar form={{ ...form, isChanged }}>
            <Remove account={account} environment={environment} />
          </SaveBar>
        )}
      </form>
    </Section>
  );

  function inputOf({ name: field, kind }: (typeof FIELDS)[number]) {
    return (
      <CredentialField
        key={field}
        label={t(`settings.credentials.${field}`)}
        hint={hintOf(field)}
        kind={kind}
        optional={field === "second_platform_public_key"}
        credential={account.credentials[field]}
        isFixed={fixed}
        value={form.values[field]}
        onChange={(value) => form.change({ [field]: value })}
        error={form.errorAt(field)}
      />
    );
  }

  function hintOf(field: FieldName): string | undefined {
    if (field === "merchant_private_key" || field === "second_platform_public_key") {
      return t(`settings.credentials.${field}_hint`);
    }
    return undefined;
  }
}

/** What a file fixes is intended: nothing is wrong. */
function Quiet({ text }: { text: string }) {
  return (
    <Text size="small" className="text-ui-fg-subtle">
      {text}
    </Text>
  );
}

type OfAccount = Omit<CredentialsSectionProps, "canStore">;

/** Finishes or abandons the rotation of the platform's key. */
function SecondKey({ account, environment }: OfAccount) {
  const { t } = useTexts();
  const path = `/admin/haipay/settings/credentials/${account.currency}` as const;
  const finish = useForm({
    path: `${path}/finish-rotation`,
    inForce: {},
    done: t("settings.credentials.rotated"),
  });
  const giveUp = useForm({ path, inForce: {}, done: t("settings.saved") });
  const isReadonly = useIsReadonly();
  if (isReadonly || account.fixed || !account.credentials.second_platform_public_key.set) return null;
  return (
    <div className="flex flex-col gap-y-3">
      <TroubleAlert text={finish.trouble ?? giveUp.trouble} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="button"
          size="small"
          variant="secondary"
          isLoading={finish.sending}
          onClick={() => finish.send({ environment })}
        >
          {t("settings.credentials.finishRotation")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="transparent"
          isLoading={giveUp.sending}
          onClick={() => giveUp.send({ environment, second_platform_public_key: null })}
        >
          {t("settings.credentials.removeSecond")}
        </Button>
      </div>
    </div>
  );
}

/** Re-encrypts with the current settings key what is still encrypted with the previous one. */
function Reseal({ account, environment }: OfAccount) {
  const { t } = useTexts();
  const form = useForm({
    path: `/admin/haipay/settings/credentials/${account.currency}`,
    inForce: {},
    done: t("settings.saved"),
  });
  const isReadonly = useIsReadonly();
  if (isReadonly || !account.uses_previous_key) return null;
  return (
    <Alert variant="warning">
      {form.trouble ?? t("settings.credentials.resealText")}
      <Button
        type="button"
        size="small"
        variant="transparent"
        className="ml-2"
        isLoading={form.sending}
        onClick={() => form.send({ environment })}
      >
        {t("settings.credentials.reseal")}
      </Button>
    </Alert>
  );
}

function Remove({ account, environment }: OfAccount) {
  const { t } = useTexts();
  const prompt = usePrompt();
  const form = useForm({
    path: `/admin/haipay/settings/credentials/${account.currency}?environment=${environment}`,
    method: "DELETE",
    inForce: {},
    done: t("settings.credentials.removed"),
  });
  if (!Object.values(account.credentials).some(({ set }) => set)) return null;
  const currency = account.currency.toUpperCase();
  const ask = async () => {
    const isSure = await prompt({
      title: t("settings.credentials.removeTitle", { currency }),
      description: t("settings.credentials.removeText", { currency }),
      confirmText: t("settings.credentials.remove"),
      cancelText: t("common.cancel"),
    });
    if (isSure) form.send({});
  };
  return (
    <Button
      type="button"
      size="small"
      variant="transparent"
      isLoading={form.sending}
      onClick={() => void ask()}
    >
      {t("settings.credentials.remove")}
    </Button>
  );
}
