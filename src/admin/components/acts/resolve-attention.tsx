import type { Attention } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { NoteField } from "./note-field";
import { useActDrawer } from "./use-act-drawer";

interface ResolveAttentionProps {
  attention: Attention;
  /** What was done about it, if nothing else needs to be done: then the note is filled in. */
  done?: string;
}

/** Closes an attention with a note of what was done, or why nothing needs to be done. */
export function ResolveAttention({ attention, done = "" }: ResolveAttentionProps) {
  const { t, language } = useTexts();
  const form = useForm({
    path: `/admin/haipay/attentions/${attention.id}/resolve`,
    inForce: { note: done },
    required: ["note"],
    done: t("orders.resolve.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const resolve = () => {
    if (form.isComplete()) send(form.values);
  };
  return (
    <ActDrawer
      button={t("orders.resolve.button")}
      title={t("orders.resolve.title", { what: attention.texts[language].title })}
      description={t(done ? "orders.resolve.allDone" : "orders.resolve.description")}
      submit={t("orders.resolve.submit")}
      onSubmit={resolve}
      {...drawer}
    >
      <NoteField label={t(done ? "orders.resolve.note" : "orders.resolve.reason")} form={form} />
    </ActDrawer>
  );
}
