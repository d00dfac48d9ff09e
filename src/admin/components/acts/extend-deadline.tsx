import { Button, Input, toast } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answer-collect-order";
import type { CollectOrder } from "../../client/answers";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { fromJapanField, laterDeadline, toJapanField } from "../../format/time";
import { useTexts } from "../../i18n/use-texts";
import { Field } from "../field";
import { Time } from "../time";
import { ActDrawer } from "./act-drawer";

/** Gives the shopper more time to pay. */
export function ExtendDeadline({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [deadline, setDeadline] = useState("");
  const [missing, setMissing] = useState<string>();
  const { run, running, error, reset } = useAct<CollectOrderAnswer, { expires_at: string }>(
    `/admin/haipay/collect-orders/${order.id}/deadline`,
  );
  const { fields, general } = sortTroubles(error, ["expires_at"], t("common.unreachable"));
  const begin = (opening: boolean) => {
    reset();
    setMissing(undefined);
    setDeadline(laterDeadline(order.times.expires_at, new Date()));
    setOpen(opening);
  };
  const extend = () => {
    setMissing(deadline ? undefined : t("orders.missing"));
    if (!deadline) return;
    run({ expires_at: fromJapanField(deadline) }, () => {
      setOpen(false);
      toast.success(t("orders.deadline.done"));
    });
  };
  return (
    <ActDrawer
      trigger={
        <Button type="button" size="small" variant="secondary">
          {t("orders.deadline.button")}
        </Button>
      }
      title={t("orders.deadline.title")}
      description={t("orders.deadline.description")}
      submit={t("orders.deadline.submit")}
      open={open}
      onOpenChange={begin}
      running={running}
      trouble={general}
      onSubmit={extend}
    >
      <div className="txt-small">
        <span className="text-ui-fg-subtle mr-2">{t("orders.deadline.before")}</span>
        <Time at={order.times.expires_at} both={false} />
      </div>
      <Field label={t("orders.deadline.field")} error={missing ?? fields.expires_at}>
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
