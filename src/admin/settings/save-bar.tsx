import { Button } from "@medusajs/ui";
import type { ReactNode } from "react";
import { TroubleAlert } from "../components/error-alert";
import type { Form } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";
import { useIsReadonly } from "./readonly";
import { useUnsavedChanges } from "./unsaved-changes";

interface SaveBarProps {
  form: Pick<Form<never>, "trouble" | "sending" | "isChanged">;
  children?: ReactNode;
}

/** The end of a form: what went wrong as a whole, and the button that sends it. */
export function SaveBar({ form, children }: SaveBarProps) {
  const { t } = useTexts();
  useUnsavedChanges(form.isChanged);
  if (useIsReadonly()) return null;
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <TroubleAlert text={form.trouble} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {children}
        <Button type="submit" size="small" isLoading={form.sending} disabled={!form.isChanged}>
          {t("settings.save")}
        </Button>
      </div>
    </div>
  );
}
