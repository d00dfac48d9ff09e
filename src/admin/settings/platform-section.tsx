import { Alert, Select, Text } from "@medusajs/ui";
import type { ShownSettings } from "../../contract/settings-api";
import type { EnvironmentOff } from "../../modules/haipay/settings/hosts";
import type { Environment } from "../../modules/haipay/settings/settings";
import type { Wire } from "../client/wire";
import { CopyButton } from "../components/copy-button";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { DocsLink } from "./docs-link";
import { useIsReadonly } from "./readonly";
import { SaveBar } from "./save-bar";
import { Section } from "./section";

/** Which platform is asked, and where it sends its notifications. */
export function PlatformSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const { environment } = settings;
  const { off } = environment;
  const isReadonly = useIsReadonly();
  const form = useForm({
    path: "/admin/haipay/settings",
    // An environment that cannot be used can still be replaced by another choice.
    inForce: { environment: off ? "" : environment.value },
    done: t("settings.saved"),
  });
  const isFixed = environment.fixed_by !== null && off === null;
  const hint = [
    environment.host === null
      ? t("settings.platform.hostUnknown")
      : t("settings.platform.host", { host: environment.host }),
    environment.value === "production" ? undefined : t("settings.platform.testNote"),
    environment.fixed_by === null ? undefined : t("settings.fixed", { by: environment.fixed_by }),
  ];
  return (
    <Section heading={t("settings.platform.heading")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send(form.changed);
        }}
      >
        <div className="flex flex-col gap-y-6 px-6 py-4">
          {off && <PaymentsOff environment={environment.value} off={off} />}
          <Field
            label={t("settings.platform.environment")}
            hint={
              <>
                {hint.filter(Boolean).join(" ")}{" "}
                <DocsLink page="going-live" about={t("settings.platform.environment")} />
              </>
            }
            error={form.errorAt("environment")}
          >
            {(control) => (
              <Select
                value={form.values.environment}
                disabled={isFixed || isReadonly}
                onValueChange={(value) => form.change({ environment: value })}
              >
                <Select.Trigger {...control} className="max-w-md">
                  <Select.Value placeholder={t("settings.platform.choose")} />
                </Select.Trigger>
                <Select.Content>
                  {environment.choices.map((choice) => (
                    <Select.Item key={choice} value={choice}>
                      {t(`settings.platform.environments.${choice}`)}
                    </Select.Item>
                  ))}
                </Select.Content>
              </Select>
            )}
          </Field>
          <NotificationAddress notification={settings.notification} environment={settings.environment} />
          <OutgoingAddress address={settings.outgoing_address} />
        </div>
        {!isFixed && <SaveBar form={form} />}
      </form>
    </Section>
  );
}

/** Why no payment can be made on this server, and how to fix it. */
function PaymentsOff({ environment, off }: { environment: Environment; off: EnvironmentOff }) {
  const { t } = useTexts();
  return (
    <Alert variant="error">
      <strong>{t("settings.platform.offTitle")}</strong>
      <br />
      {t(`settings.platform.off.${off.because}`, {
        environment: t(`common.environments.${environment}`),
        variable: off.variable,
      })}
    </Alert>
  );
}

/** Prints the address that servers outside see; Amazon's service answers with nothing else. */
const SHOW_ADDRESS = "curl -4 https://checkip.amazonaws.com";

/** HaiPay answers only addresses that are on the merchant's allow-list. */
function OutgoingAddress({ address }: { address: string | null }) {
  const { t } = useTexts();
  const name = t("settings.platform.outgoing");
  const text = address ?? SHOW_ADDRESS;
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {name}
      </Text>
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {t(address === null ? "settings.platform.outgoingUnknown" : "settings.platform.outgoingDo")}
      </Text>
      <div className="flex min-w-0 items-center gap-x-1">
        <code className="txt-compact-small bg-ui-bg-subtle min-w-0 break-all rounded px-2 py-1">{text}</code>
        <CopyButton text={text} what={address === null ? t("settings.platform.outgoingCommand") : name} />
      </div>
    </div>
  );
}

function NotificationAddress({
  notification,
  environment,
}: Pick<Wire<ShownSettings>, "notification" | "environment">) {
  const { t } = useTexts();
  const { address, is_sent } = notification;
  // The sandbox runs beside the server, and reaches it where HaiPay could not.
  const warnings = environment.value === "sandbox" ? [] : notification.warnings;
  const name = t("settings.platform.notifications");
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small" weight="plus">
        {name}
      </Text>
      <div className="flex min-w-0 items-center gap-x-1">
        <code className="txt-compact-small bg-ui-bg-subtle min-w-0 break-all rounded px-2 py-1">
          {address}
        </code>
        <CopyButton text={address} what={name} />
      </div>
      <Text size="small" leading="compact" className="text-ui-fg-subtle">
        {t(is_sent ? "settings.platform.notificationsSent" : "settings.platform.notificationsSeen")}
      </Text>
      {warnings.length > 0 && (
        <Alert variant="warning">
          {warnings.map((warning) => t(`settings.platform.warnings.${warning}`)).join(" ")}
        </Alert>
      )}
    </div>
  );
}
