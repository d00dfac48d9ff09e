import { useState } from "react";
import type { ShownField } from "../../contract/settings-api";
import { stillTyped } from "./still-typed";

export interface Draft {
  /** What the input shows: what was typed, else what is in force. */
  value: (field: string) => string;
  change: (field: string, value: string) => void;
  isChanged: boolean;
  /** The fields that were changed, as they were typed. */
  changed: Record<string, string>;
  /** What is typed at this moment has been saved. */
  clear: () => void;
}

/** What was typed into a form and is not saved yet. */
export function useDraft(fields: Record<string, ShownField>): Draft {
  const [typed, setTyped] = useState<Record<string, string>>({});
  const inForce = (field: string) => fields[field]?.value ?? "";
  const changed = Object.fromEntries(
    Object.entries(typed).filter(([field, value]) => value !== inForce(field)),
  );
  return {
    value: (field) => typed[field] ?? inForce(field),
    change: (field, value) => setTyped((before) => ({ ...before, [field]: value })),
    isChanged: Object.keys(changed).length > 0,
    changed,
    clear: () => setTyped((now) => stillTyped(now, typed)),
  };
}
