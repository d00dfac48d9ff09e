import { Alert, Button, Label, RadioGroup, Text } from "@medusajs/ui";
import { useId } from "react";
import { TroubleAlert } from "../components/error-alert";
import { useForm, type Form } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "../settings/readonly";
import { SettingsKeyMissing } from "../settings/settings-key-missing";
import type { StepProps } from "./step";

/** Which platform, and the shop's own key pair. */
export function KeysStep({ settings, account, onDone }: StepProps) {
  const { t } = useTexts();
  const isReadonly = useIsReadonly();
  const { environment, can_store_secrets } = settings;
  const make = useForm({
    path: `/admin/haipay/settings/credentials/${account.currency}/key-pair`,
    inForce: {},
    done: t("setUp.keys.made"),
  });
  const choice = useForm({ path: "/admin/haipay/settings", inForce: {}, done: t("settings.saved") });
  if (account.fixed) return <Text size="small">{t("settings.credentials.fixedByFile")}</Text>;
  if (!can_store_secrets) return <SettingsKeyMissing />;
  return (
    <>
      <Environments settings={settings} form={choice} />
      <div className="flex flex-col items-start gap-y-2">
        <Text size="small">{t("setUp.keys.why")}</Text>
        <TroubleAlert text={make.trouble} />
        {account.public_key === null ? (
          <Button
            type="button"
            size="small"
            disabled={isReadonly || choice.sending || environment.host === null}
            isLoading={make.sending}
            // For the environment in use, which may be newer than what is shown here.
            onClick={() => make.send({}, onDone)}
          >
            {t("settings.credentials.makePair")}
          </Button>
        ) : (
          <Text size="small" weight="plus">
            {t("setUp.keys.there")}
          </Text>
        )}
      </div>
    </>
  );
}

/** One click chooses: there is nothing to save. */
function Environments({
  settings: { environment },
  form,
}: Pick<StepProps, "settings"> & { form: Form<never> }) {
  const { t } = useTexts();
  const id = useId();
  const isReadonly = useIsReadonly();
  const isFixed = environment.fixed_by !== null && environment.off === null;
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus" id={id}>
        {t("settings.platform.environment")}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        className="flex flex-wrap gap-x-6 gap-y-2"
        value={environment.host === null ? "" : environment.value}
        disabled={isFixed || isReadonly || form.sending}
        onValueChange={(value) => form.send({ environment: value })}
      >
        {environment.choices.map((choice) => (
          <div key={choice} className="flex items-center gap-x-2">
            <RadioGroup.Item value={choice} id={`${id}-${choice}`} />
            <Label htmlFor={`${id}-${choice}`} size="small">
              {t(`settings.platform.environments.${choice}`)}
            </Label>
          </div>
        ))}
      </RadioGroup>
      {environment.host === null && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("setUp.keys.choose")}
        </Text>
      )}
      {environment.off && (
        <Alert variant="error">
          {t(`settings.platform.off.${environment.off.because}`, {
            environment: t(`common.environments.${environment.value}`),
            variable: environment.off.variable,
          })}
        </Alert>
      )}
      <TroubleAlert text={form.trouble} />
    </div>
  );
}
