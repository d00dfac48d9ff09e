import { Alert, Button, Text } from "@medusajs/ui";
import type { ShownAccount } from "../../contract/settings-api";
import type { Environment } from "../../modules/haipay/settings/settings";
import type { Wire } from "../client/wire";
import { CopyButton } from "../components/copy-button";
import { TroubleAlert } from "../components/error-alert";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "./readonly";
import { ConnectionTest } from "./connection-test";

interface KeyPairProps {
  account: Wire<ShownAccount>;
  environment: Environment;
  canMake: boolean;
}

/** The merchant's own keys: the public one to copy, a new pair to make, and one that is waiting to be used. */
export function KeyPair({ account, environment, canMake }: KeyPairProps) {
  const { t } = useTexts();
  const { currency, public_key, prepared_public_key } = account;
  const path = `/admin/haipay/settings/credentials/${currency}/key-pair` as const;
  const make = useForm({ path, inForce: {}, done: t("settings.credentials.pairMade") });
  return (
    <div className="flex flex-col gap-y-4">
      {public_key !== null && <PublicKey name={t("settings.credentials.publicKey")} publicKey={public_key} />}
      <TroubleAlert text={make.trouble} />
      {canMake && prepared_public_key === null && (
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="button"
            size="small"
            variant="secondary"
            isLoading={make.sending}
            onClick={() => make.send({ environment })}
          >
            {t(public_key === null ? "settings.credentials.makePair" : "settings.credentials.makeNewPair")}
          </Button>
          <Text size="small" className="text-ui-fg-subtle">
            {t(
              public_key === null
                ? "settings.credentials.makePairHint"
                : "settings.credentials.makeNewPairHint",
            )}
          </Text>
        </div>
      )}
      {prepared_public_key !== null && (
        <PreparedKey account={account} environment={environment} publicKey={prepared_public_key} />
      )}
    </div>
  );
}

interface PreparedKeyProps extends Omit<KeyPairProps, "canMake"> {
  publicKey: string;
}

function PreparedKey({ account: { currency }, environment, publicKey }: PreparedKeyProps) {
  const { t } = useTexts();
  const use = useForm({
    path: `/admin/haipay/settings/credentials/${currency}/key-pair/use`,
    inForce: {},
    done: t("settings.credentials.used"),
  });
  const isReadonly = useIsReadonly();
  return (
    <div className="bg-ui-bg-subtle flex flex-col gap-y-4 rounded-lg border p-4">
      <Alert variant="info">
        <strong>{t("settings.credentials.prepared")}</strong>
        <br />
        {t("settings.credentials.preparedText")}
      </Alert>
      <PublicKey name={t("settings.credentials.preparedPublicKey")} publicKey={publicKey} />
      <ConnectionTest
        currency={currency}
        signedWith="prepared"
        label={t("settings.credentials.testPrepared")}
      />
      <TroubleAlert text={use.trouble} />
      <div className={isReadonly ? "hidden" : undefined}>
        <Button type="button" size="small" isLoading={use.sending} onClick={() => use.send({ environment })}>
          {t("settings.credentials.usePrepared")}
        </Button>
      </div>
    </div>
  );
}

/** A public key in the form for the platform's console, to copy. */
function PublicKey({ name, publicKey }: { name: string; publicKey: string }) {
  return (
    <div className="flex flex-col gap-y-2">
      <div className="flex items-center gap-x-1">
        <Text size="small" weight="plus">
          {name}
        </Text>
        <CopyButton text={publicKey} what={name} />
      </div>
      <code className="txt-compact-xsmall bg-ui-bg-subtle text-ui-fg-subtle block break-all rounded-md border p-3">
        {publicKey}
      </code>
    </div>
  );
}
