import { useState } from "react";
import { askServer } from "../client/ask-server";
import { ActDrawer } from "../components/acts/act-drawer";
import { useTexts } from "../i18n/use-texts";
import { SeveralRows } from "./several-rows";
import type { Row } from "./use-chosen";
import { useSeveralActs } from "./use-several-acts";

interface RemindSeveralProps {
  rows: readonly Row[];
  onClose: () => void;
}

/** Reminds several shoppers; each result is told beside its payment. */
export function RemindSeveral({ rows, onClose }: RemindSeveralProps) {
  const { t } = useTexts();
  // Those that were ticked when the drawer opened, as they stood then.
  const [offered] = useState(rows);
  const acts = useSeveralActs(offered, async ({ id }) => {
    await askServer(`/admin/haipay/collect-orders/${id}/remind`, { method: "POST", body: {} });
    return {};
  });
  const isDone = acts.left.length === 0;
  return (
    <ActDrawer
      title={t("payments.chosen.remindTitle")}
      description={t("payments.chosen.remindDescription")}
      submit={isDone ? t("common.close") : t("payments.chosen.remindSubmit", { count: acts.left.length })}
      leave={acts.hasBegun ? t("common.close") : undefined}
      open
      onOpenChange={(open) => !open && onClose()}
      running={acts.running}
      trouble={undefined}
      onSubmit={isDone ? onClose : acts.run}
    >
      <SeveralRows rows={offered} acts={acts} done={t("payments.chosen.reminded")} />
    </ActDrawer>
  );
}
