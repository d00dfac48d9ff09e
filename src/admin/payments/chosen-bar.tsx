import { XMark } from "@medusajs/icons";
import { CommandBar } from "@medusajs/ui";
import { useState } from "react";
import { useTexts } from "../i18n/use-texts";
import { sumsOf } from "./chosen-sums";
import { ExtendSeveral } from "./extend-several";
import { RemindSeveral } from "./remind-several";
import type { Chosen } from "./use-chosen";

/** Without a keyboard, its keys are no help. */
const COMMAND = "max-sm:flex-1 max-sm:justify-center max-sm:last-of-type:pr-3 max-sm:[&_kbd]:hidden";

/** What can be done with the ticked payments, as Medusa's own lists offer it. */
export function ChosenBar({ chosen }: { chosen: Chosen }) {
  const { t } = useTexts();
  const [act, setAct] = useState<"extend" | "remind">();
  const { rows } = chosen;
  const parts = [t("payments.chosen.count", { count: rows.length }), ...sumsOf(rows)];
  const close = () => setAct(undefined);
  return (
    <>
      <CommandBar open={rows.length > 0 && act === undefined}>
        {/* On a telephone, in two rows: what is chosen, and below it what can be done. */}
        <CommandBar.Bar className="max-w-[calc(100vw-16px)] whitespace-nowrap max-sm:flex-wrap max-sm:rounded-2xl max-sm:after:rounded-2xl">
          <button
            type="button"
            aria-label={t("payments.chosen.clear")}
            onClick={chosen.clear}
            className="text-ui-contrast-fg-secondary hover:text-ui-contrast-fg-primary focus-visible:shadow-borders-focus rounded-full p-2 outline-none"
          >
            <XMark />
          </button>
          <CommandBar.Value
            className="min-w-0 whitespace-normal pl-1 tabular-nums max-sm:flex-1"
            role="status"
          >
            {parts.join(" · ")}
          </CommandBar.Value>
          <CommandBar.Seperator className="max-sm:h-px max-sm:w-full" />
          <CommandBar.Command
            className={COMMAND}
            label={t("payments.chosen.extend")}
            shortcut="e"
            action={() => setAct("extend")}
          />
          <CommandBar.Seperator />
          <CommandBar.Command
            className={COMMAND}
            label={t("payments.chosen.remind")}
            shortcut="r"
            action={() => setAct("remind")}
          />
        </CommandBar.Bar>
      </CommandBar>
      {act === "extend" && <ExtendSeveral rows={rows} onClose={close} />}
      {act === "remind" && <RemindSeveral rows={rows} onClose={close} />}
    </>
  );
}
