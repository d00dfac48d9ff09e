import { XMark } from "@medusajs/icons";
import { CommandBar } from "@medusajs/ui";
import { useState } from "react";
import { useTexts } from "../i18n/use-texts";
import { sumsOf } from "./chosen-sums";
import { ExtendSeveral } from "./extend-several";
import { RemindSeveral } from "./remind-several";
import type { Chosen } from "./use-chosen";

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
        <CommandBar.Bar className="max-w-[calc(100vw-16px)] whitespace-nowrap">
          <button
            type="button"
            aria-label={t("payments.chosen.clear")}
            onClick={chosen.clear}
            className="text-ui-contrast-fg-secondary hover:text-ui-contrast-fg-primary focus-visible:shadow-borders-focus rounded-full p-2 outline-none"
          >
            <XMark />
          </button>
          <CommandBar.Value className="min-w-0 whitespace-normal pl-1 tabular-nums" role="status">
            {parts.join(" · ")}
          </CommandBar.Value>
          <CommandBar.Seperator />
          <CommandBar.Command
            label={t("payments.chosen.extend")}
            shortcut="e"
            action={() => setAct("extend")}
          />
          <CommandBar.Seperator />
          <CommandBar.Command
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
