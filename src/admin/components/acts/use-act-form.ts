import { toast } from "@medusajs/ui";
import { useState } from "react";
import type { HaipayPath } from "../../client/use-answer";
import { sortTroubles } from "../../client/troubles";
import { useAct } from "../../client/use-act";
import { useTexts } from "../../i18n/use-texts";

interface ActFormOptions<Field extends string> {
  /** Where the act is done. */
  path: HaipayPath;
  /** Names of the form's fields, as the API writes them. */
  fields: readonly Field[];
  /** What stands in the fields that must be filled in. */
  values: Partial<Record<Field, string>>;
  /** What is said when it is done. */
  done: string;
  /** Fills the form in, each time that it opens. */
  onOpen?: () => void;
}

/**
 * The form of one act in a drawer: whether it is open, what is missing in it, and why the server refused it. It closes when
 * the act is done, and stays with what is wrong; what was said of a field goes when another value stands in it.
 *
 * @typeParam Answer the answer as the server's route declares it
 */
export function useActForm<Answer, Body extends object, Field extends string>(
  options: ActFormOptions<Field>,
) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [judged, setJudged] = useState<ActFormOptions<Field>["values"]>();
  const { run, running, error, reset } = useAct<Answer, Body>(options.path);
  const { fields, general } = sortTroubles(error, options.fields, t("common.unreachable"));
  const empty = options.fields.filter((field) => options.values[field]?.trim() === "");
  const errors: Partial<Record<Field, string>> = {};
  for (const field of options.fields) {
    if (!judged || judged[field] !== options.values[field]) continue;
    errors[field] = empty.includes(field) ? t("orders.missing") : fields[field];
  }
  return {
    /** For `ActDrawer`. */
    drawer: {
      open,
      running,
      trouble: general,
      onOpenChange: (opening: boolean) => {
        reset();
        setJudged(undefined);
        if (opening) options.onOpen?.();
        setOpen(opening);
      },
    },
    /** What is wrong, by field, in words. */
    errors,
    /** Says which values are missing. @returns whether none is */
    isComplete: (): boolean => {
      setJudged(options.values);
      return empty.length === 0;
    },
    /** Does the act. */
    send: (body: Body) =>
      run(body, () => {
        setOpen(false);
        toast.success(options.done);
      }),
  };
}
