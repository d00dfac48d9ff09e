import { CheckMini, SquareTwoStackMini } from "@medusajs/icons";
import { IconButton, toast } from "@medusajs/ui";
import { useState } from "react";
import { useTexts } from "../i18n/use-texts";
import { copyText } from "./copy-text";

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
