import { Alert, Button, Label, Select, Text, toast } from "@medusajs/ui";
import { useId, useState } from "react";
import type { MailContent, MailKind, ShownMails } from "../../contract/mails";
import type { Language } from "../../platform/language";
import { useAct } from "../client/use-act";
import { useAnswer } from "../client/use-answer";
import { ErrorAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";
import { Section } from "./section";

const LANGUAGES: readonly Language[] = ["ja", "en"];

/** The mails to shoppers, as they see them, and whether they are sent. */
export function MailsSection() {
  const { t, language: own } = useTexts();
  const { data, error, refetch } = useAnswer<{ mails: ShownMails }>("/admin/haipay/mails");
  const [kind, setKind] = useState<MailKind>("slip");
  const [language, setLanguage] = useState<Language>(own);
  const mails = data?.mails;
  return (
    <Section
      heading={t("mails.heading")}
      intro={t("mails.intro")}
      docs="mails"
      beside={mails?.can_send && mails.to !== null && <SendToMe kind={kind} language={language} />}
    >
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <ErrorAlert error={error} onRetry={() => void refetch()} />
        {mails && <Standing mails={mails} />}
        <div className="grid gap-4 md:grid-cols-2">
          <Choice
            label={t("mails.which")}
            value={kind}
            choices={mails?.templates.map((one) => [one.kind, t(`mails.kinds.${one.kind}`)]) ?? []}
            onChange={setKind}
          />
          <Choice
            label={t("mails.language")}
            value={language}
            choices={LANGUAGES.map((one) => [one, t(`mails.languages.${one}`)])}
            onChange={setLanguage}
          />
        </div>
        <Preview kind={kind} language={language} />
      </div>
    </Section>
  );
}

function Standing({ mails }: { mails: ShownMails }) {
  const { t } = useTexts();
  const problem = !mails.can_send ? "none" : mails.switched_on ? undefined : "off";
  if (!problem) return null;
  return (
    <Alert variant="warning">
      <strong>{t(`mails.${problem}.title`)}</strong>
      <br />
      {t(`mails.${problem}.text`)}
    </Alert>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      <Select size="small" value={value} onValueChange={(chosen) => onChange(chosen as Value)}>
        <Select.Trigger id={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {choices.map(([one, name]) => (
            <Select.Item key={one} value={one}>
              {name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}

/** The mail is shown in a frame that can run and load nothing: a shop's own template must not be trusted. */
function Preview({ kind, language }: { kind: MailKind; language: Language }) {
  const { t } = useTexts();
  const { data, error } = useAnswer<{ mail: MailContent }>("/admin/haipay/mails/preview", {
    query: { kind, language },
    keepPrevious: true,
  });
  if (error) return <ErrorAlert error={error} />;
  if (!data) return <Text size="small">{t("common.loading")}</Text>;
  const { subject, html, text } = data.mail;
  return (
    <div className="flex flex-col gap-y-2">
      <Text size="small">
        <span className="text-ui-fg-subtle">{t("mails.subject")}</span>{" "}
        <strong data-testid="mail-subject">{subject}</strong>
      </Text>
      <iframe
        sandbox=""
        title={t("mails.frame")}
        srcDoc={html}
        className="bg-ui-bg-base h-[640px] w-full rounded border"
      />
      <details>
        <summary className="text-ui-fg-subtle cursor-pointer text-sm">{t("mails.plain")}</summary>
        <pre className="mt-2 overflow-x-auto whitespace-pre-wrap break-words text-xs">{text}</pre>
      </details>
    </div>
  );
}

function SendToMe({ kind, language }: { kind: MailKind; language: Language }) {
  const { t } = useTexts();
  const { run, running, error } = useAct<{ sent_to: string }>("/admin/haipay/mails/trial");
  return (
    <div className="flex flex-col items-end gap-y-2">
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={running}
        onClick={() =>
          run({ kind, language }, ({ sent_to }) => toast.success(t("mails.sent", { to: sent_to })))
        }
      >
        {t("mails.sendToMe")}
      </Button>
      <ErrorAlert error={error} />
    </div>
  );
}
