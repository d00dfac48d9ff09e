import { Input, Textarea } from "@medusajs/ui";
import type { ShownField } from "../../contract/settings-api";
import { Field } from "../components/field";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";
import { DocsLink, type DocsPage } from "./docs-link";
import { useIsReadonly } from "./readonly";

interface TextFieldProps {
  label: string;
  hint?: string;
  field: ShownField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
  /** Of several lines. */
  lines?: number;
  /** Where it is explained. */
  docs: DocsPage;
}

/** A text or number of the settings, with its allowed range, or what fixes it. */
export function TextField({ label, hint, field, value, onChange, error, lines, docs }: TextFieldProps) {
  const { t } = useTexts();
  const { say } = useRefusalWords();
  const { fixed_by, problem } = field;
  const isDisabled = useIsReadonly() || fixed_by !== null;
  const hints = [
    hint,
    field.least === undefined || field.most === undefined
      ? undefined
      : t("settings.range", { least: field.least, most: field.most, default: field.default }),
    fixed_by === null ? undefined : t("settings.fixed", { by: fixed_by }),
  ].filter((text) => text !== undefined);
  const stale = problem ? t("settings.notInForce", { problem: say(problem) }) : undefined;
  return (
    <Field
      label={label}
      hint={
        <>
          {hints.join(" ")} <DocsLink page={docs} about={label} />
        </>
      }
      error={error ?? stale}
    >
      {(control) =>
        lines ? (
          <Textarea
            {...control}
            rows={lines}
            value={value}
            disabled={isDisabled}
            onChange={({ target }) => onChange(target.value)}
          />
        ) : (
          <Input
            {...control}
            inputMode={field.most === undefined ? undefined : "numeric"}
            value={value}
            disabled={isDisabled}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}
