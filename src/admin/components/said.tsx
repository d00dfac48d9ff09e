import { readSaid } from "../i18n/read-said";
import { useTexts } from "../i18n/use-texts";

/** What the server wrote down in English, in the reader's language; the words as they were written are folded away. */
export function Said({ words }: { words: string }) {
  const texts = useTexts();
  const { text, original } = readSaid(words, texts);
  if (original === undefined) return <span className="break-words">{text}</span>;
  return (
    <span className="block min-w-0">
      <span className="break-words">{text}</span>
      <details>
        <summary className="text-ui-fg-subtle w-fit cursor-pointer">{texts.t("said.original")}</summary>
        <span className="text-ui-fg-subtle break-words" lang="en">
          {original}
        </span>
      </details>
    </span>
  );
}
