import { Input, Text, Textarea } from "@medusajs/ui";
import type { ShownCredential } from "../../contract/settings-api";
import type { Wire } from "../client/wire";
import { Field } from "../components/field";
import { formatTime } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import { DocsLink } from "./docs-link";

interface CredentialFieldProps {
  label: string;
  hint?: string;
  credential: Wire<ShownCredential>;
  /** It is set in a file, and nothing can be entered here. */
  isFixed?: boolean;
  /** A long key, a secret that is not displayed, or digits. */
  kind: "key" | "secret" | "digits";
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  optional?: boolean;
}

/** A credential: empty at first, because what is saved never comes back. */
export function CredentialField({
  label,
  hint,
  credential,
  isFixed = false,
  kind,
  value,
  onChange,
  error,
  optional,
}: CredentialFieldProps) {
  const { t } = useTexts();
  const placeholder =
    credential.set && !isFixed && kind !== "digits" ? t("settings.credentials.keep") : undefined;
  const problem = error ?? (credential.unreadable ? t("settings.credentials.unreadable") : undefined);
  const status = (
    <>
      <CredentialStatus credential={credential} />
      <Text as="span" size="small" leading="compact" className="mt-1 block">
        {hint} <DocsLink page="getting-keys" about={label} />
      </Text>
    </>
  );
  return (
    <Field label={label} hint={status} error={problem} optional={optional}>
      {(control) => {
        const shared = { ...control, value, placeholder, autoComplete: "off", spellCheck: false };
        if (kind === "key") {
          return (
            <Textarea
              {...shared}
              rows={3}
              className="font-mono"
              onChange={({ target }) => onChange(target.value)}
            />
          );
        }
        return (
          <Input
            {...shared}
            type={kind === "secret" ? "password" : "text"}
            autoComplete={kind === "secret" ? "new-password" : "off"}
            inputMode={kind === "digits" ? "numeric" : undefined}
            onChange={({ target }) => onChange(target.value)}
          />
        );
      }}
    </Field>
  );
}

const SHOWN_DIGITS = 16;

/** What is known about a saved credential: who set it, when, and its fingerprint. */
function CredentialStatus({ credential }: { credential: Wire<ShownCredential> }) {
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
