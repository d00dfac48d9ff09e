import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answer-collect-order";
import type { CollectOrder } from "../../client/answers";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { formatSum } from "../../format/sum";
import { useTexts } from "../../i18n/use-texts";
import { Confirm } from "./confirm";

/** Uses money that is in no order for the order of its purchase, which owes another sum. */
export function UseForOrder({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { run, running } = useAct<CollectOrderAnswer>(
    `/admin/haipay/collect-orders/${order.id}/use-for-order`,
  );
  const values = {
    sum: formatSum(order.sums.charge ?? "0", order.currency_code),
    order: `#${order.order?.display_id ?? ""}`,
  };
  const use = () =>
    run(
      {},
      () => toast.success(t("orders.useForOrder.done", values)),
      (error) =>
        toast.error(t("orders.useForOrder.refused"), {
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
        {t("orders.useForOrder.button", values)}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("orders.useForOrder.title", values)}
        description={t("orders.useForOrder.description", values)}
        action={t("orders.useForOrder.submit")}
        onConfirm={use}
      />
    </>
  );
}
