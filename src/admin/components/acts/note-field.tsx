import { Textarea } from "@medusajs/ui";
import type { Form } from "../../forms/use-form";
import { Field } from "../field";

/** A note for later readers. */
export function NoteField({ label, form }: { label: string; form: Form<"note"> }) {
  return (
    <Field label={label} error={form.errorAt("note")}>
      {(control) => (
        <Textarea
          {...control}
          rows={5}
          maxLength={2000}
          value={form.values.note}
          onChange={({ target }) => form.change({ note: target.value })}
        />
      )}
    </Field>
  );
}
