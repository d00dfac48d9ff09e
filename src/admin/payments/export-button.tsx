import { ArrowDownTray } from "@medusajs/icons";
import { Button, toast } from "@medusajs/ui";
import type { Query } from "../client/ask-server";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";
import { useDownload } from "./use-download";

/** Saves all payments that match the filters, on all pages, as a CSV file. */
export function ExportButton({ wish }: { wish: Query }) {
  const { t, language } = useTexts();
  const { sayAll } = useRefusalWords();
  const { running, start } = useDownload("/admin/haipay/collect-orders/export", "haipay-payments.csv");
  const save = () =>
    start(
      { ...wish, lang: language },
      () => toast.success(t("payments.exports.done")),
      (error) => toast.error(t("common.failed"), { description: sayAll(error) }),
    );
  return (
    <Button type="button" size="small" variant="secondary" disabled={running} onClick={save}>
      <ArrowDownTray />
      {t(running ? "payments.exports.running" : "payments.exports.button")}
    </Button>
  );
}
