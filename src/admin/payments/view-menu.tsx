import { EllipsisHorizontal } from "@medusajs/icons";
import { DropdownMenu, IconButton, Input, toast } from "@medusajs/ui";
import { useState } from "react";
import type { DeletedListViewAnswer } from "../../api/admin/haipay/list-views/[id]/route";
import type { ListViewAnswer } from "../../api/admin/haipay/list-views/route";
import type { ShownListView } from "../../contract/list-views";
import { useAct } from "../client/use-act";
import { ActDrawer } from "../components/acts/act-drawer";
import { useActDrawer } from "../components/acts/use-act-drawer";
import { Confirm } from "../components/acts/confirm";
import { Field } from "../components/field";
import { useForm } from "../forms/use-form";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";

const LONGEST = 40;

/** Renames or deletes a view of one's own. */
export function ViewMenu({ view }: { view: ShownListView }) {
  const { t } = useTexts();
  const { sayAll } = useRefusalWords();
  const path = `/admin/haipay/list-views/${view.id}` as const;
  const [isDeleting, setDeleting] = useState(false);
  const { run } = useAct<DeletedListViewAnswer>(path, "DELETE");
  const form = useForm<"name", ListViewAnswer>({
    path,
    inForce: { name: view.name },
    required: ["name"],
    done: t("payments.views.saved"),
  });
  const { drawer, send } = useActDrawer(form);
  const remove = () =>
    run({}, undefined, (error) => toast.error(t("common.failed"), { description: sayAll(error) }));
  return (
    <>
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("payments.views.more", { name: view.name })}
          >
            <EllipsisHorizontal />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content align="end">
          <DropdownMenu.Item onSelect={() => drawer.onOpenChange(true)}>
            {t("payments.views.rename")}
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => setDeleting(true)}>
            {t("payments.views.delete")}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu>
      <ActDrawer
        title={t("payments.views.renameTitle")}
        description={t("payments.views.renameDescription")}
        submit={t("payments.views.saveSubmit")}
        {...drawer}
        onSubmit={() => form.isComplete() && send({ name: form.values.name.trim() })}
      >
        <Field label={t("payments.views.nameField")} error={form.errorAt("name")}>
          {(control) => (
            <Input
              {...control}
              maxLength={LONGEST}
              value={form.values.name}
              onChange={({ target }) => form.change({ name: target.value })}
            />
          )}
        </Field>
      </ActDrawer>
      <Confirm
        open={isDeleting}
        onOpenChange={setDeleting}
        title={t("payments.views.deleteTitle", { name: view.name })}
        description={t("payments.views.deleteDescription")}
        action={t("payments.views.delete")}
        onConfirm={remove}
      />
    </>
  );
}
