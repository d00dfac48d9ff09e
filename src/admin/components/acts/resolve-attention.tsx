import { Button, Textarea, toast } from "@medusajs/ui";
import { useState } from "react";
import type { AttentionAnswer } from "../../../api/admin/haipay/answer-attention";
import type { Attention } from "../../client/answers";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { ActDrawer } from "./act-drawer";

/** Closes an attention with a note of what was done. */
export function ResolveAttention({ attention }: { attention: Attention }) {
  const { t, language } = useTexts();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState<string>();
  const { run, running, error, reset } = useAct<AttentionAnswer, { note: string }>(
    `/admin/haipay/attentions/${attention.id}/resolve`,
  );
  const { fields, general } = sortTroubles(error, ["note"], t("common.unreachable"));
  const begin = (opening: boolean) => {
    reset();
    setMissing(undefined);
    setOpen(opening);
  };
  const resolve = () => {
    setMissing(note.trim() ? undefined : t("orders.missing"));
    if (!note.trim()) return;
    run({ note }, () => {
      setOpen(false);
      setNote("");
      toast.success(t("orders.resolve.done"));
    });
  };
  return (
    <ActDrawer
      trigger={
        <Button type="button" size="small" variant="secondary">
          {t("orders.resolve.button")}
        </Button>
      }
      title={t("orders.resolve.title", { what: attention.texts[language].title })}
      description={t("orders.resolve.description")}
      submit={t("orders.resolve.submit")}
      open={open}
      onOpenChange={begin}
      running={running}
      trouble={general}
      onSubmit={resolve}
    >
      <Field label={t("orders.resolve.note")} error={missing ?? fields.note}>
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
