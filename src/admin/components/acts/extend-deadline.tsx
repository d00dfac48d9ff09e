import { Checkbox, Hint, Input, Label } from "@medusajs/ui";
import { useId, useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { useForm } from "../../forms/use-form";
import { fromJapanField, laterDeadline, toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { Time } from "../time";
import { ActDrawer } from "./act-drawer";
import { useActDrawer } from "./use-act-drawer";

interface ExtendDeadlineProps {
  order: CollectOrder;
  /** Told of the new collect order, which takes the place of this one when a slip was issued with the new deadline. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** Gives the buyer more time to pay: past the end of the slip itself, with a new slip unless that is not wanted. */
export function ExtendDeadline({ order, onReissued }: ExtendDeadlineProps) {
  const { t } = useTexts();
  const [proposed, setProposed] = useState("");
  const [isRefused, setRefused] = useState(false);
  const form = useForm<"expires_at", CollectOrderAnswer>({
    path: `/admin/haipay/collect-orders/${order.id}/deadline`,
    inForce: { expires_at: proposed },
    required: ["expires_at"],
    done: t("orders.deadline.done"),
    isDone: ({ collect_order }) => {
      if (collect_order.id !== order.id) onReissued?.(collect_order);
      return true;
    },
  });
  const { drawer, send } = useActDrawer(form);
  const slipEnd = order.times.slip_expires_at;
  const isBeyond =
    slipEnd !== null && new Date(fromJapanField(form.values.expires_at)).getTime() > Date.parse(slipEnd);
  const reissue = isBeyond && order.can.reissue_slip && !isRefused;
  const open = (opening: boolean) => {
    setProposed(laterDeadline(order.times.expires_at, new Date()));
    setRefused(false);
    drawer.onOpenChange(opening);
  };
  const extend = () => {
    if (form.isComplete()) send({ expires_at: fromJapanField(form.values.expires_at), reissue });
  };
  return (
    <ActDrawer
      button={t("orders.deadline.button")}
      title={t("orders.deadline.title")}
      description={t("orders.deadline.description")}
      submit={t(reissue ? "orders.deadline.submitAnew" : "orders.deadline.submit")}
      onSubmit={extend}
      {...drawer}
      onOpenChange={open}
    >
      <div className="txt-small">
        <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.before")}</span>
        <Time at={order.times.expires_at} both={false} />
      </div>
      {slipEnd !== order.times.expires_at && (
        <div className="txt-small">
          <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.slipEnd")}</span>
          <Time at={slipEnd} both={false} />
        </div>
      )}
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
      {isBeyond && order.can.reissue_slip && (
        <NewSlip wanted={reissue} onChange={(wanted) => setRefused(!wanted)} />
      )}
      {isBeyond && !order.can.reissue_slip && <Hint>{t("orders.deadline.beyond")}</Hint>}
    </ActDrawer>
  );
}

/** The slip that the buyer has cannot be paid with as long as the shop would wait. */
function NewSlip({ wanted, onChange }: { wanted: boolean; onChange: (wanted: boolean) => void }) {
  const { t } = useTexts();
  const id = useId();
  return (
    <div className="flex items-start gap-x-2">
      <Checkbox id={id} className="mt-1" checked={wanted} onCheckedChange={(now) => onChange(now === true)} />
      <div className="flex flex-col gap-y-1">
        <Label htmlFor={id} size="small" weight="plus">
          {t("orders.deadline.anew")}
        </Label>
        <Hint>{t("orders.deadline.anewHint")}</Hint>
      </div>
    </div>
  );
}
