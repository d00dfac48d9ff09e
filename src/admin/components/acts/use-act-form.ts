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
  /** What is said when it is done. */
  done: string;
  /** Fills the form in, each time that it opens. */
  onOpen?: () => void;
}

/**
 * The form of one act in a drawer: whether it is open, what is missing in it, and why the server refused it. It closes when
 * the act is done, and stays with what is wrong.
 *
 * @typeParam Answer the answer as the server's route declares it
 */
export function useActForm<Answer, Body extends object, Field extends string>(
  options: ActFormOptions<Field>,
) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState<readonly Field[]>([]);
  const { run, running, error, reset } = useAct<Answer, Body>(options.path);
  const { fields, general } = sortTroubles(error, options.fields, t("common.unreachable"));
  const errors: Partial<Record<Field, string>> = { ...fields };
  for (const field of missing) errors[field] = t("orders.missing");
  return {
    /** For `ActDrawer`. */
    drawer: {
      open,
      running,
      trouble: general,
      onOpenChange: (opening: boolean) => {
        reset();
        setMissing([]);
        if (opening) options.onOpen?.();
        setOpen(opening);
      },
    },
    /** What is wrong, by field, in words. */
    errors,
    /** Says which of these values are missing; what is not given is optional. @returns whether none is */
    isComplete: (values: Partial<Record<Field, string>>): boolean => {
      const empty = options.fields.filter((field) => values[field]?.trim() === "");
      setMissing(empty);
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
