import { Label, Switch, Text } from "@medusajs/ui";
import { useId } from "react";
import type { ShownField } from "../../contract/settings-api";
import { useTexts } from "../i18n/use-texts";
import { DocsLink, type DocsPage } from "./docs-link";
import { useIsReadonly } from "./readonly";

interface SwitchFieldProps {
  label: string;
  hint: string;
  field: ShownField;
  value: boolean;
  onChange: (value: boolean) => void;
  /** Where it is explained. */
  docs: DocsPage;
}

/** Something that is on or off. */
export function SwitchField({ label, hint, field, value, onChange, docs }: SwitchFieldProps) {
  const { t } = useTexts();
  const id = useId();
  const { fixed_by } = field;
  const isReadonly = useIsReadonly();
  return (
    <div className="flex items-start gap-x-3">
      <Switch
        id={id}
        className="mt-0.5 shrink-0"
        checked={value}
        disabled={isReadonly || fixed_by !== null}
        aria-describedby={`${id}-hint`}
        onCheckedChange={onChange}
      />
      <div>
        <Label htmlFor={id} size="small" weight="plus">
          {label}
        </Label>
        <Text id={`${id}-hint`} size="small" leading="compact" className="text-ui-fg-subtle mt-1">
          {hint}
          {fixed_by !== null && ` ${t("settings.fixed", { by: fixed_by })}`}{" "}
          <DocsLink page={docs} about={label} />
        </Text>
      </div>
    </div>
  );
}
