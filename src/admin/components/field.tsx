import { Hint, Label, Text } from "@medusajs/ui";
import { useId, type ReactElement, type ReactNode } from "react";
import { useTexts } from "../i18n/use-texts";

/** What ties an input to its label, its hint and its error, for eyes and for screen readers. */
interface FieldControl {
  id: string;
  "aria-invalid": boolean;
  "aria-describedby": string | undefined;
}

interface FieldProps {
  label: string;
  optional?: boolean;
  hint?: ReactNode;
  /** What is wrong with the field, as a message. */
  error?: string;
  /** The input, with the given properties. */
  children: (control: FieldControl) => ReactElement;
}

/** A labelled input of a form, with its error right below it. */
export function Field({ label, optional, hint, error, children }: FieldProps) {
  const { t } = useTexts();
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
        {optional && (
          <Text as="span" size="small" className="text-ui-fg-muted ml-1 font-normal">
            ({t("common.optional")})
          </Text>
        )}
      </Label>
      {children({
        id,
        "aria-invalid": error !== undefined,
        "aria-describedby": described.join(" ") || undefined,
      })}
      {hint !== undefined && (
        <Text id={`${id}-hint`} as="div" size="small" leading="compact" className="text-ui-fg-subtle">
          {hint}
        </Text>
      )}
      {error !== undefined && (
        <Hint id={`${id}-error`} variant="error" role="alert">
          {error}
        </Hint>
      )}
    </div>
  );
}
