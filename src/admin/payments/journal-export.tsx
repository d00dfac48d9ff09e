import { Input, Select, Text } from "@medusajs/ui";
import { useState } from "react";
import { ActDrawer } from "../components/acts/act-drawer";
import { Field } from "../components/field";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";
import type { JournalFormat } from "../../contract/journals";
import { firstJournalWish, JOURNAL_FORMATS, JOURNAL_NAMES, keepJournalWish } from "./journal-wish";
import { useDownload } from "./use-download";

/** Saves the journal of a period in the form that an accounting software reads. */
export function JournalExport() {
  const { t } = useTexts();
  const { sayAll } = useRefusalWords();
  const [open, setOpen] = useState(false);
  const [wish, setWish] = useState(() => firstJournalWish(new Date()));
  const download = useDownload("/admin/haipay/journals", "haipay-journal.csv");
  const [trouble, setTrouble] = useState<string>();
  const change = (changes: Partial<typeof wish>) => setWish({ ...wish, ...changes });
  const { format, from, to, names } = wish;
  const save = () => {
    setTrouble(undefined);
    const named = Object.entries(names).filter(([, name]) => name.trim() !== "");
    download.start(
      { format, from, to, ...(Object.fromEntries(named) as Record<string, string>) },
      () => {
        keepJournalWish(wish);
        setOpen(false);
      },
      (error) => setTrouble(sayAll(error)),
    );
  };
  return (
    <ActDrawer
      button={t("payments.journal.button")}
      title={t("payments.journal.title")}
      description={t("payments.journal.description")}
      submit={t("payments.journal.submit")}
      open={open}
      onOpenChange={(opening) => {
        setTrouble(undefined);
        setOpen(opening);
      }}
      running={download.running}
      trouble={trouble}
      onSubmit={save}
    >
      <Field label={t("payments.journal.format")}>
        {(control) => (
          <Select value={wish.format} onValueChange={(format) => change({ format: format as JournalFormat })}>
            <Select.Trigger {...control}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {JOURNAL_FORMATS.map((format) => (
                <Select.Item key={format} value={format}>
                  {t(`payments.journal.formats.${format}`)}
                </Select.Item>
              ))}
            </Select.Content>
          </Select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-x-4">
        {(["from", "to"] as const).map((end) => (
          <Field key={end} label={t(`payments.journal.${end}`)}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={wish[end]}
                onChange={({ target }) => change({ [end]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <details className="flex flex-col gap-y-4">
        <summary className="txt-small-plus cursor-pointer">{t("payments.journal.names")}</summary>
        <Text size="small" className="text-ui-fg-subtle my-2">
          {t("payments.journal.namesHint")}
        </Text>
        <div className="grid gap-4 sm:grid-cols-2">
          {JOURNAL_NAMES.map((name) => (
            <Field key={name} label={t(`payments.journal.accounts.${name}`)}>
              {(control) => (
                <Input
                  {...control}
                  size="small"
                  maxLength={40}
                  placeholder={t("payments.journal.usual")}
                  value={wish.names[name] ?? ""}
                  onChange={({ target }) => change({ names: { ...wish.names, [name]: target.value } })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
      <Text size="small" className="text-ui-fg-subtle">
        {t("payments.journal.check")}
      </Text>
    </ActDrawer>
  );
}
