import { StatusBadge } from "@medusajs/ui";
import type { ComponentProps } from "react";
import type { CollectOrderState } from "../../modules/haipay/ledger/lifecycle";
import { useTexts } from "../i18n/use-texts";

const COLORS: Record<CollectOrderState, ComponentProps<typeof StatusBadge>["color"]> = {
  chosen: "grey",
  applying: "blue",
  not_created: "red",
  unknown: "purple",
  open: "orange",
  superseded: "grey",
  paid: "green",
  failed: "red",
  expired: "grey",
};

/** The state of a collect order, as a word and a colour. */
export function StateBadge({ state }: { state: CollectOrderState }) {
  const { t } = useTexts();
  return (
    <StatusBadge color={COLORS[state]} className="whitespace-nowrap">
      {t(`common.states.${state}`)}
    </StatusBadge>
  );
}
