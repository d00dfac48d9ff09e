import { Button, Prompt, Text, toast } from "@medusajs/ui";
import { useState } from "react";
import { Link } from "react-router-dom";
import type { CollectOrderAnswer } from "../../api/admin/haipay/answers";
import type { CollectOrder } from "../client/answers";
import { useAct } from "../client/use-act";
import { ErrorAlert } from "../components/error-alert";
import { useTexts } from "../i18n/use-texts";

/** Permanently erases a buyer's data; asks for confirmation, and says what is erased and what is kept. */
export function ErasePersonalData({ payment }: { payment: CollectOrder }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const { run, running, error, reset } = useAct<CollectOrderAnswer>(
    `/admin/haipay/collect-orders/${payment.id}/erase`,
  );
  const begin = (opening: boolean) => {
    reset();
    setOpen(opening);
  };
  const erase = (event: React.MouseEvent) => {
    // The dialog stays open until it is done, and shows why it was not.
    event.preventDefault();
    run({}, () => {
      setOpen(false);
      toast.success(t("payments.erase.done"));
    });
  };
  return (
    <Prompt open={open} onOpenChange={begin}>
      <Prompt.Trigger asChild>
        <Button type="button" size="small" variant="secondary" className="text-ui-fg-error">
          {t("payments.erase.button")}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{t("payments.erase.title")}</Prompt.Title>
          <Prompt.Description asChild>
            <div className="flex flex-col gap-2">
              <Text size="small">{t("payments.erase.what")}</Text>
              <Text size="small">{t("payments.erase.kept")}</Text>
              <Text size="small">{t("payments.erase.elsewhere")}</Text>
            </div>
          </Prompt.Description>
        </Prompt.Header>
        <div className="flex flex-col gap-3 px-6 pt-3">
          {payment.buyer && (
            <Link
              to={`/haipay?q=${encodeURIComponent(payment.buyer.email)}`}
              className="txt-compact-small text-ui-fg-base underline"
            >
              {t("payments.erase.others")}
            </Link>
          )}
          <ErrorAlert error={error} />
        </div>
        <Prompt.Footer>
          <Prompt.Cancel>{t("common.cancel")}</Prompt.Cancel>
          <Prompt.Action onClick={erase} disabled={running}>
            {t("payments.erase.confirm")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  );
}
