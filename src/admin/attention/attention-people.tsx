import { Select, Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import type { AttentionAnswer } from "../../api/admin/haipay/answers";
import type { Attention } from "../client/answers";
import { sdk } from "../client/sdk";
import { useAct } from "../client/use-act";
import { ActDrawer } from "../components/acts/act-drawer";
import { NoteField } from "../components/acts/note-field";
import { useActDrawer } from "../components/acts/use-act-drawer";
import { Time } from "../components/time";
import { useForm } from "../forms/use-form";
import { useTexts } from "../i18n/use-texts";

/** No user's id. */
const NOBODY = "nobody";
const MOST_USERS = 100;

/** Who takes care of it, and what colleagues should know about it. */
export function AttentionPeople({ attention }: { attention: Attention }) {
  const { t } = useTexts();
  const { remark } = attention;
  return (
    <div className="flex flex-col gap-y-2">
      {remark && (
        <figure className="bg-ui-bg-subtle rounded-lg px-3 py-2">
          <blockquote className="txt-small whitespace-pre-line break-words">{remark.text}</blockquote>
          <figcaption className="txt-xsmall text-ui-fg-subtle">
            {remark.by.name ?? remark.by.id} · <Time at={remark.at} both={false} />
          </figcaption>
        </figure>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <AssignedTo attention={attention} />
        <WriteRemark
          attention={attention}
          label={t(remark ? "orders.people.change" : "orders.people.write")}
        />
      </div>
    </div>
  );
}

function AssignedTo({ attention: { id, assigned_to } }: { attention: Attention }) {
  const { t } = useTexts();
  const label = useId();
  const { data } = useQuery({
    queryKey: ["haipay", "users"],
    queryFn: () => sdk.admin.user.list({ limit: MOST_USERS, fields: "id,first_name,last_name,email" }),
    retry: false,
  });
  const { run, running } = useAct<AttentionAnswer>(`/admin/haipay/attentions/${id}`);
  const users = (data?.users ?? []).map((user) => ({
    id: user.id,
    name: [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email,
  }));
  // The name is shown even if the viewer may not list users, or the user has left.
  const known =
    assigned_to && !users.some((user) => user.id === assigned_to.id)
      ? [...users, { id: assigned_to.id, name: assigned_to.name ?? assigned_to.id }]
      : users;
  return (
    <div className="flex items-center gap-x-2">
      <Text size="small" id={label} className="text-ui-fg-subtle whitespace-nowrap">
        {t("orders.people.assigned")}
      </Text>
      <Select
        size="small"
        disabled={running}
        value={assigned_to?.id ?? NOBODY}
        onValueChange={(chosen) => run({ assigned_to: chosen === NOBODY ? null : chosen })}
      >
        <Select.Trigger aria-labelledby={label} className="min-w-36">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          <Select.Item value={NOBODY}>{t("orders.people.nobody")}</Select.Item>
          {known.map((user) => (
            <Select.Item key={user.id} value={user.id}>
              {user.name}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  );
}

function WriteRemark({ attention: { id, remark }, label }: { attention: Attention; label: string }) {
  const { t } = useTexts();
  const form = useForm({
    path: `/admin/haipay/attentions/${id}`,
    inForce: { note: remark?.text ?? "" },
    done: t("orders.people.done"),
  });
  const { drawer, send } = useActDrawer(form);
  return (
    <ActDrawer
      button={label}
      title={t("orders.people.title")}
      description={t("orders.people.description")}
      submit={t("orders.people.submit")}
      onSubmit={() => send({ remark: form.values.note.trim() || null })}
      {...drawer}
    >
      <NoteField label={t("orders.people.field")} form={form} />
    </ActDrawer>
  );
}
