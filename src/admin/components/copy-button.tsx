import { CheckMini, SquareTwoStackMini } from "@medusajs/icons";
import { IconButton, toast } from "@medusajs/ui";
import { useState } from "react";
import { useTexts } from "../i18n/use-texts";

interface CopyButtonProps {
  text: string;
  /** What is copied, in the dashboard's language: "Copy {{what}}" is the button's name. */
  what: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { t } = useTexts();
  const [done, setDone] = useState(false);
  const copy = () =>
    void copyText(text).then((copied) => {
      setDone(copied);
      if (copied) toast.success(t("common.copied"));
      else toast.error(t("common.failed"));
    });
  return (
    <IconButton
      type="button"
      size="2xsmall"
      variant="transparent"
      aria-label={t("common.copy", { what })}
      onClick={copy}
      onBlur={() => setDone(false)}
    >
      {done ? <CheckMini className="text-ui-tag-green-icon" /> : <SquareTwoStackMini />}
    </IconButton>
  );
}

/**
 * Puts a text on the clipboard, also where the dashboard is served over plain http and browsers hide the clipboard.
 *
 * @returns whether the browser did it
 */
async function copyText(text: string): Promise<boolean> {
  // Absent outside https and this machine.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return copyBySelection(text);
  return clipboard.writeText(text).then(
    () => true,
    () => copyBySelection(text),
  );
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  // Inside of an open dialog, which keeps the focus to itself.
  (focused?.parentElement ?? document.body).append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
