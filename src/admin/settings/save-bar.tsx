import { Button } from "@medusajs/ui";
import type { ReactNode } from "react";
import { TroubleAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";
import type { Form } from "./use-form";

interface SaveBarProps {
  form: Form;
  /** Whether there is something to save. */
  isChanged: boolean;
  children?: ReactNode;
}

/** The end of a form: what went wrong as a whole, and the button that sends it. */
export function SaveBar({ form, isChanged, children }: SaveBarProps) {
  const { t } = useTexts();
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <TroubleAlert text={form.general} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {children}
        <Button type="submit" size="small" isLoading={form.sending} disabled={!isChanged}>
          {t("settings.save")}
        </Button>
      </div>
    </div>
  );
}
