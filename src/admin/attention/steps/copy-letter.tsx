import { Button, Text, Textarea, toast } from "@medusajs/ui";
import { useState } from "react";
import type { Step } from "../../client/answers";
import { copyText } from "../../components/copy-text";
import { useTexts } from "../../i18n/use-texts";

type Letter = Extract<Step, { act: "ask_for_rest" }>["letter"];

/** A text for the shopper, in the shopper's language: copied, and also shown, so that nobody sends what they have not read. */
export function CopyLetter({ letter }: { letter: Letter }) {
  const { t } = useTexts();
  const [isShown, setShown] = useState(false);
  if (!letter) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {t("orders.steps.letter.erased")}
      </Text>
    );
  }
  const copy = () => {
    setShown(true);
    void copyText(letter.text).then((copied) =>
      copied ? toast.success(t("common.copied")) : toast.error(t("common.failed")),
    );
  };
  return (
    <>
      <Button type="button" size="small" variant="secondary" onClick={copy}>
        {t("orders.steps.letter.copy")}
      </Button>
      {isShown && (
        <Textarea
          readOnly
          lang={letter.language}
          rows={Math.min(letter.text.split("\n").length + 1, 10)}
          className="basis-full"
          aria-label={t("orders.steps.letter.name")}
          value={letter.text}
        />
      )}
    </>
  );
}
