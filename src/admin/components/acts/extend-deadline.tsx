import { Input } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { fromJapanField, laterDeadline, toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { Time } from "../time";
import { ActDrawer } from "./act-drawer";
import { useActForm } from "./use-act-form";

/** Gives the buyer more time to pay. */
export function ExtendDeadline({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [deadline, setDeadline] = useState("");
  const form = useActForm<CollectOrderAnswer, { expires_at: string }, "expires_at">({
    path: `/admin/haipay/collect-orders/${order.id}/deadline`,
    fields: ["expires_at"],
    values: { expires_at: deadline },
    done: t("orders.deadline.done"),
    onOpen: () => setDeadline(laterDeadline(order.times.expires_at, new Date())),
  });
  const extend = () => {
    if (form.isComplete()) form.send({ expires_at: fromJapanField(deadline) });
  };
  return (
    <ActDrawer
      button={t("orders.deadline.button")}
      title={t("orders.deadline.title")}
      description={t("orders.deadline.description")}
      submit={t("orders.deadline.submit")}
      onSubmit={extend}
      {...form.drawer}
    >
      <div className="txt-small">
        <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.before")}</span>
        <Time at={order.times.expires_at} both={false} />
      </div>
      <Field label={t("orders.deadline.field")} error={form.errors.expires_at}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            min={toJapanField(new Date())}
            value={deadline}
            onChange={(event) => setDeadline(event.target.value)}
          />
        )}
      </Field>
    </ActDrawer>
  );
}
