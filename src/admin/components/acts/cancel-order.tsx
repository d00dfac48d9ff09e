import { Button, toast } from "@medusajs/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { sdk } from "../../client/sdk";
import { useTexts } from "../../i18n/use-texts";
import { Confirm } from "./confirm";

interface CancelOrderProps {
  /** Of Medusa's order. */
  id: string;
  displayId: number;
}

/** Cancels an order as Medusa's own page does, which releases its stock. */
export function CancelOrder({ id, displayId }: CancelOrderProps) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const order = `#${displayId}`;
  const { mutate, isPending } = useMutation({
    mutationFn: () => sdk.admin.order.cancel(id),
    onSuccess: () => toast.success(t("orders.cancel.done", { order })),
    onError: () =>
      toast.error(t("orders.cancel.refused", { order }), { description: t("orders.cancel.why") }),
    onSettled: () => void queries.invalidateQueries(),
  });
  return (
    <>
      <Button
        type="button"
        size="small"
        variant="secondary"
        isLoading={isPending}
        onClick={() => setOpen(true)}
      >
        {t("orders.cancel.button", { order })}
      </Button>
      <Confirm
        open={open}
        onOpenChange={setOpen}
        title={t("orders.cancel.title", { order })}
        description={t("orders.cancel.description")}
        action={t("orders.cancel.submit")}
        onConfirm={() => {
          if (!isPending) mutate();
        }}
      />
    </>
  );
}
