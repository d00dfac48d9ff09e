import { Button, toast } from "@medusajs/ui";
import type { CollectOrderAnswer } from "../../../api/admin/haipay/answers";
import type { CollectOrder } from "../../client/answers";
import { useAct } from "../../client/use-act";
import { useRefusalWords } from "../../i18n/use-refusal-words";
import { useTexts } from "../../i18n/use-texts";

/** Asks the platform about the collect order now, and shows the resulting state. */
export function AskPlatform({ order }: { order: CollectOrder }) {
  const { t } = useTexts();
  const { sayAll } = useRefusalWords();
  const { run, running } = useAct<CollectOrderAnswer>(`/admin/haipay/collect-orders/${order.id}/settle`);
  const ask = () =>
    run(
      {},
      ({ collect_order }) =>
        toast.success(t("orders.ask.done", { state: t(`common.states.${collect_order.state}`) })),
      (error) => toast.error(t("orders.ask.refused"), { description: sayAll(error) }),
    );
  return (
    <Button type="button" size="small" variant="secondary" isLoading={running} onClick={ask}>
      {t("orders.ask.button")}
    </Button>
  );
}
