import { Checkbox, Input, Label, Text } from "@medusajs/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { ListedCollectOrder } from "../../contract/list-api";
import { askServer } from "../client/ask-server";
import type { Wire } from "../client/wire";
import { ActDrawer } from "../components/acts/act-drawer";
import { Field } from "../components/field";
import { formatSum } from "../format/sum";
import { formatTime, fromJapanField, laterDeadline, toJapanField } from "../format/time";
import { useRefusalWords } from "../i18n/use-refusal-words";
import { useTexts } from "../i18n/use-texts";

type Row = Wire<ListedCollectOrder>;
/** Undefined = it was done, else why not. */
type Results = Record<string, { problem: string | undefined }>;

/** Gives several buyers more time in one act; each result is told beside its payment. */
export function ExtendSeveral({ rows }: { rows: readonly Row[] }) {
  const { t } = useTexts();
  const { sayAll } = useRefusalWords();
  const queries = useQueryClient();
  // Those that were there when the drawer opened: what is extended may leave the list.
  const [offered, setOffered] = useState<readonly Row[]>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [until, setUntil] = useState("");
  const [results, setResults] = useState<Results>({});
  const [running, setRunning] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const waiting = rows.filter(({ state }) => state === "open" || state === "expired");
  const open = (opening: boolean) => {
    setOffered(opening ? waiting : undefined);
    setChosen([]);
    setResults({});
    setTrouble(undefined);
    setUntil(laterDeadline(null, new Date()));
  };
  const extend = async () => {
    const left = (offered ?? []).filter(
      ({ id }) => chosen.includes(id) && results[id]?.problem !== undefined,
    );
    const fresh = (offered ?? []).filter(({ id }) => chosen.includes(id) && results[id] === undefined);
    if (until === "" || left.length + fresh.length === 0) {
      setTrouble(t("payments.several.nothing"));
      return;
    }
    setTrouble(undefined);
    setRunning(true);
    // One after the other: each is an act of its own at the platform.
    for (const row of [...left, ...fresh]) {
      const problem = await extendOne(row, fromJapanField(until)).catch((error: Error) => sayAll(error));
      setResults((before) => ({ ...before, [row.id]: { problem: problem ?? undefined } }));
    }
    setRunning(false);
    void queries.invalidateQueries();
  };
  if (waiting.length === 0 && offered === undefined) return null;
  return (
    <ActDrawer
      button={t("payments.several.button")}
      title={t("payments.several.title")}
      description={t("payments.several.description")}
      submit={t("payments.several.submit")}
      open={offered !== undefined}
      onOpenChange={open}
      running={running}
      trouble={trouble}
      onSubmit={() => void extend()}
    >
      <Field label={t("orders.deadline.field")}>
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
      <ul className="flex flex-col gap-y-3">
        {(offered ?? []).map((row) => (
          <Choice
            key={row.id}
            row={row}
            isChosen={chosen.includes(row.id)}
            result={results[row.id]}
            onChange={(on) => setChosen([...chosen.filter((id) => id !== row.id), ...(on ? [row.id] : [])])}
          />
        ))}
      </ul>
    </ActDrawer>
  );
}

interface ChoiceProps {
  row: Row;
  isChosen: boolean;
  result: Results[string] | undefined;
  onChange: (isChosen: boolean) => void;
}

function Choice({ row, isChosen, result, onChange }: ChoiceProps) {
  const { t, language } = useTexts();
  const id = useId();
  const { order, sums, currency_code, buyer, times } = row;
  const parts = [
    order ? `#${order.display_id}` : t("payments.list.noOrder"),
    sums.charge === null ? null : formatSum(sums.charge, currency_code),
    buyer?.name,
  ];
  return (
    <li className="flex items-start gap-x-2">
      <Checkbox
        id={id}
        className="mt-1"
        checked={isChosen}
        disabled={result !== undefined && result.problem === undefined}
        onCheckedChange={(now) => onChange(now === true)}
      />
      <div>
        <Label htmlFor={id} size="small" weight="plus">
          {parts.filter(Boolean).join(" · ")}
        </Label>
        <Text size="small" className="text-ui-fg-subtle">
          {times.expires_at && t("payments.several.until", { time: formatTime(times.expires_at, language) })}
        </Text>
        <Text
          size="small"
          role="status"
          className={result?.problem ? "text-ui-fg-error" : "text-ui-tag-green-text"}
        >
          {result && (result.problem ?? t("payments.several.done"))}
        </Text>
      </div>
    </li>
  );
}

/** With a new slip where the one that the buyer has ends before. */
async function extendOne({ id, times }: Row, expires_at: string): Promise<undefined> {
  const slipEnd = times.slip_expires_at;
  const reissue = slipEnd !== null && Date.parse(expires_at) > Date.parse(slipEnd);
  await askServer(`/admin/haipay/collect-orders/${id}/deadline`, {
    method: "POST",
    body: { expires_at, reissue },
  });
}
