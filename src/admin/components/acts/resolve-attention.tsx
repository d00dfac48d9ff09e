import type { Attention } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { useTexts } from "../../i18n/use-texts";
import { ActDrawer } from "./act-drawer";
import { NoteField } from "./note-field";
import { useActDrawer } from "./use-act-drawer";

/** Closes an attention with a note of what was done. */
export function ResolveAttention({ attention }: { attention: Attention }) {
  const { t, language } = useTexts();
  const form = useForm({
    path: `/admin/haipay/attentions/${attention.id}/resolve`,
    inForce: { note: "" },
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
      description={t("orders.resolve.description")}
      submit={t("orders.resolve.submit")}
      onSubmit={resolve}
      {...drawer}
    >
      <NoteField label={t("orders.resolve.note")} form={form} />
    </ActDrawer>
  );
}
