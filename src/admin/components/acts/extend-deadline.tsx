import { Input } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrder } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { fromJapanField, laterDeadline, toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { Time } from "../time";
import { ActDrawer } from "./act-drawer";
import { useActDrawer } from "./use-act-drawer";

/** Gives the buyer more time to pay. */
export function ExtendDeadline({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [proposed, setProposed] = useState("");
  const form = useForm({
    path: `/admin/haipay/collect-orders/${order.id}/deadline`,
    inForce: { expires_at: proposed },
    required: ["expires_at"],
    done: t("orders.deadline.done"),
  });
  const { drawer, send } = useActDrawer(form);
  const open = (opening: boolean) => {
    setProposed(laterDeadline(order.times.expires_at, new Date()));
    drawer.onOpenChange(opening);
  };
  const extend = () => {
    if (form.isComplete()) send({ expires_at: fromJapanField(form.values.expires_at) });
  };
  return (
    <ActDrawer
      button={t("orders.deadline.button")}
      title={t("orders.deadline.title")}
      description={t("orders.deadline.description")}
      submit={t("orders.deadline.submit")}
      onSubmit={extend}
      {...drawer}
      onOpenChange={open}
    >
      <div className="txt-small">
        <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.before")}</span>
        <Time at={order.times.expires_at} both={false} />
      </div>
      <Field label={t("orders.deadline.field")} error={form.errorAt("expires_at")}>
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            min={toJapanField(new Date())}
            value={form.values.expires_at}
            onChange={({ target }) => form.change({ expires_at: target.value })}
          />
        )}
      </Field>
    </ActDrawer>
  );
}
