import { ArrowDownTray } from "@medusajs/icons";
import { Button, toast } from "@medusajs/ui";
import { useState } from "react";
import type { Query } from "../client/ask-server";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";
import { downloadFile } from "./download";

/** Saves all payments that fit the filters, every page of them, as a CSV file. */
export function ExportButton({ wish }: { wish: Query }) {
  const { t, language } = useTexts();
  const { sayAll } = useRefusalWords();
  const [running, setRunning] = useState(false);
  const save = async () => {
    setRunning(true);
    try {
      const query = { ...wish, lang: language };
      await downloadFile("/admin/haipay/collect-orders/export", query, "haipay-payments.csv");
      toast.success(t("payments.exports.done"));
    } catch (error) {
      toast.error(t("common.failed"), { description: sayAll(error) });
    } finally {
      setRunning(false);
    }
  };
  return (
    <Button type="button" size="small" variant="secondary" disabled={running} onClick={() => void save()}>
      <ArrowDownTray />
      {t(running ? "payments.exports.running" : "payments.exports.button")}
    </Button>
  );
}
