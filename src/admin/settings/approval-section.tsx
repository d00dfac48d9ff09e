import { Alert, Button } from "@medusajs/ui";
import type { ShownSettings } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { TroubleAlert } from "../components/error-alert";
import { formatTime } from "../format/time";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { fieldsInForce } from "./fields-in-force";
import { useFieldNames } from "./field-names";
import { useIsReadonly } from "./readonly";
import { SaveBar } from "./save-bar";
import { Section } from "./section";
import { SwitchField } from "./switch-field";

const FIELD = "second_administrator";

/** Whether another administrator has to confirm what could divert money, and what is waiting for that. */
export function ApprovalSection({ settings }: { settings: Wire<ShownSettings> }) {
  const { t } = useTexts();
  const form = useForm({
    path: "/admin/haipay/settings",
    inForce: fieldsInForce(settings.fields, [FIELD]),
    done: t("settings.saved"),
  });
  const isOn = form.values[FIELD] === "on";
  return (
    <Section heading={t("settings.approval.heading")}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          form.send({ [FIELD]: isOn });
        }}
      >
        <div className="flex flex-col gap-y-6 px-6 py-4">
          {settings.waiting && <WaitingSettings waiting={settings.waiting} methods={settings.methods} />}
          <SwitchField
            label={t("settings.approval.second_administrator")}
            hint={t("settings.approval.second_administrator_hint")}
            docs="security"
            field={settings.fields[FIELD]}
            value={isOn}
            onChange={(value) => form.change({ [FIELD]: value ? "on" : "off" })}
          />
        </div>
        <SaveBar form={form} />
      </form>
    </Section>
  );
}

function WaitingSettings({
  waiting,
  methods,
}: {
  waiting: NonNullable<Wire<ShownSettings>["waiting"]>;
} & Pick<Wire<ShownSettings>, "methods">) {
  const { t, language } = useTexts();
  const isReadonly = useIsReadonly();
  const nameOf = useFieldNames(methods);
  const path = "/admin/haipay/settings/proposal";
  const confirm = useForm({ path, inForce: {}, done: t("settings.approval.confirmed") });
  const reject = useForm({ path, inForce: {}, done: t("settings.waiting.discarded") });
  const { at, by, own, values } = waiting;
  const who = by.map(({ name }) => name ?? t("settings.credentials.somebody")).join(", ");
  const when = `${formatTime(at, language)} ${t("common.japanTime")}`;
  return (
    <Alert variant="warning">
      <div className="flex flex-col gap-y-2">
        <strong>{t("settings.approval.waitingTitle")}</strong>
        <ul className="list-disc pl-5">
          {Object.entries(values).map(([field, value]) => (
            <li key={field} className="break-all">
              {t("settings.approval.field", {
                field: nameOf(field),
                value: value ?? t("settings.changes.nothing"),
              })}
            </li>
          ))}
        </ul>
        <span>
          {t("settings.waiting.by", { who, when })} {own && t("settings.waiting.needs.own")}
        </span>
        <TroubleAlert text={confirm.trouble ?? reject.trouble} />
        {!isReadonly && (
          <div className="flex flex-wrap gap-2">
            <Button
              type="button"
              size="small"
              isLoading={confirm.sending}
              disabled={own}
              onClick={() => confirm.send({ at, confirm: true })}
            >
              {t("settings.approval.confirm")}
            </Button>
            <Button
              type="button"
              size="small"
              variant="secondary"
              isLoading={reject.sending}
              onClick={() => reject.send({ at, confirm: false })}
            >
              {t(own ? "settings.waiting.discard" : "settings.waiting.reject")}
            </Button>
          </div>
        )}
      </div>
    </Alert>
  );
}
