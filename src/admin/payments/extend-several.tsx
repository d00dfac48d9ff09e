import { Input } from "@medusajs/ui";
import { useState } from "react";
import { askServer } from "../client/ask-server";
import { ActDrawer } from "../components/acts/act-drawer";
import { Field } from "../components/field";
import { fromJapanField, laterDeadline, toJapanField } from "../format/time";
import { useTexts } from "../i18n/use-texts";
import { gainsBy, latestOf } from "./later-deadlines";
import { SeveralRows } from "./several-rows";
import type { Row } from "./use-chosen";
import { useSeveralActs, type Result } from "./use-several-acts";

interface ExtendSeveralProps {
  rows: readonly Row[];
  onClose: () => void;
}

/** Gives several shoppers more time; each result is told beside its payment. */
export function ExtendSeveral({ rows, onClose }: ExtendSeveralProps) {
  const { t } = useTexts();
  // Those that were ticked when the drawer opened: the slips that they had then decide whether new ones are needed.
  const [offered] = useState(rows);
  const [until, setUntil] = useState(() => laterDeadline(latestOf(rows), new Date()));
  const [isMissing, setMissing] = useState(false);
  const acts = useSeveralActs(offered, (row) =>
    gainsBy(row, fromJapanField(until))
      ? extendOne(row, fromJapanField(until))
      : Promise.resolve({ problem: t("payments.chosen.longerAlready") }),
  );
  const isDone = acts.left.length === 0;
  const submit = () => {
    setMissing(until === "");
    if (isDone) onClose();
    else if (until !== "") acts.run();
  };
  return (
    <ActDrawer
      title={t("payments.chosen.extendTitle")}
      description={t("payments.chosen.extendDescription")}
      submit={isDone ? t("common.close") : t("payments.chosen.extendSubmit", { count: acts.left.length })}
      leave={acts.hasBegun ? t("common.close") : undefined}
      open
      onOpenChange={(open) => !open && onClose()}
      running={acts.running}
      trouble={undefined}
      onSubmit={submit}
    >
      <Field
        label={t("orders.deadline.field")}
        error={isMissing ? t("payments.chosen.noDeadline") : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            min={toJapanField(new Date())}
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        )}
      </Field>
      <SeveralRows rows={offered} acts={acts} done={t("payments.chosen.extended")} />
    </ActDrawer>
  );
}

/** With a new slip where the one that the buyer has ends before. */
async function extendOne({ id, times }: Row, expires_at: string): Promise<Result> {
  const slipEnd = times.slip_expires_at;
  const reissue = slipEnd !== null && Date.parse(expires_at) > Date.parse(slipEnd);
  await askServer(`/admin/haipay/collect-orders/${id}/deadline`, {
    method: "POST",
    body: { expires_at, reissue },
  });
  return {};
}
