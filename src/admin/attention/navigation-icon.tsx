import { CurrencyDollar } from "@medusajs/icons";
import { useTexts } from "../i18n/use-texts";
import { useOpenAttentions } from "./use-open-attentions";

/** The icon of our entry in the navigation (15 × 15 px), with how many things wait for a person: up to 9, then "9+". */
export function NavigationIcon() {
  const { t } = useTexts();
  const count = useOpenAttentions() ?? 0;
  return (
    <span className="relative inline-flex size-[15px] items-center justify-center">
      <CurrencyDollar />
      {count > 0 && (
        <span
          role="img"
          aria-label={t("orders.attention.waiting", { count })}
          className="bg-ui-tag-red-icon text-ui-fg-on-color absolute -right-1.5 -top-1.5 flex h-3 min-w-3 items-center justify-center rounded-full px-0.5 text-[8px] font-medium leading-none"
        >
          {count > 9 ? "9+" : count}
        </span>
      )}
    </span>
  );
}
