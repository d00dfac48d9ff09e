import { Input } from "@medusajs/ui";
import { useEffect, useState } from "react";
import { useTexts } from "../i18n/use-texts";

const PAUSE_MS = 400;

interface SearchFieldProps {
  value: string;
  onChange: (text: string) => void;
}

/** Searches when the person stops typing, or at once with Enter. */
export function SearchField({ value, onChange }: SearchFieldProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const text = typed.trim();
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), PAUSE_MS);
    return () => clearTimeout(timer);
    // Only typing starts the timer.
  }, [text]);
  return (
    <form
      role="search"
      className="w-full sm:w-72"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(text);
      }}
    >
      <Input
        type="search"
        size="small"
        maxLength={200}
        aria-label={t("payments.filters.search")}
        placeholder={t("payments.filters.searchHint")}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </form>
  );
}
