import { Textarea } from "@medusajs/ui";
import { useState } from "react";
import type { AttentionAnswer } from "../../../api/admin/haipay/answers";
import type { Attention } from "../../client/answers";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { ActDrawer } from "./act-drawer";
import { useActForm } from "./use-act-form";

/** Closes an attention with a note of what was done. */
export function ResolveAttention({ attention }: { attention: Attention }) {
  const { t, language } = useTexts();
  const [note, setNote] = useState("");
  const form = useActForm<AttentionAnswer, { note: string }, "note">({
    path: `/admin/haipay/attentions/${attention.id}/resolve`,
    fields: ["note"],
    values: { note },
    done: t("orders.resolve.done"),
  });
  const resolve = () => {
    if (form.isComplete()) form.send({ note });
  };
  return (
    <ActDrawer
      button={t("orders.resolve.button")}
      title={t("orders.resolve.title", { what: attention.texts[language].title })}
      description={t("orders.resolve.description")}
      submit={t("orders.resolve.submit")}
      onSubmit={resolve}
      {...form.drawer}
    >
      <Field label={t("orders.resolve.note")} error={form.errors.note}>
        {(control) => (
          <Textarea
            {...control}
            rows={5}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </ActDrawer>
  );
}
