import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answer-collect-order";
import type { CollectOrder } from "../../client/answers";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { useTexts } from "../../i18n/use-texts";
import { Confirm } from "./confirm";

interface ReissueSlipProps {
  order: CollectOrder;
  /** Told of the new collect order, which takes the place of this one. */
  onReissued?: (reissued: CollectOrder) => void;
}

/** Makes a new slip in place of one that ran out or was lost. */
export function ReissueSlip({ order, onReissued }: ReissueSlipProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { run, running } = useAct<CollectOrderAnswer>(`/admin/haipay/collect-orders/${order.id}/reissue`);
  const reissue = () =>
    run(
      {},
      ({ collect_order }) => {
        toast.success(t("orders.reissue.done"));
        onReissued?.(collect_order);
      },
      (error) =>
        toast.error(t("orders.reissue.refused"), {
          description: sortTroubles(error, [], t("common.unreachable")).general,
        }),
    );
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={running}
        onClick={() => setOpen(true)}
      >
        {t("orders.reissue.button")}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("orders.reissue.title")}
        description={t("orders.reissue.description")}
        action={t("orders.reissue.submit")}
        onConfirm={reissue}
      />
    </>
  );
}
