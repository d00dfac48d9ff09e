import { useTexts } from "../i18n/use-texts";
import { useOpenAttentions } from "./use-open-attentions";

/**
 * The icon of our entry in the navigation: a yen sign or, while something waits for a person, the count, up to 9 and then
 * "9+". Medusa cuts off icons larger than 15 × 15 px, so the count replaces the sign.
 */
export function NavigationIcon() {
  const { t } = useTexts();
  const count = useOpenAttentions()?.count ?? 0;
  if (count === 0) return <YenSign />;
  return (
    <span
      role="img"
      aria-label={t("orders.attention.waiting", { count })}
      className="bg-ui-tag-red-icon text-ui-fg-on-color flex size-[15px] items-center justify-center rounded-[4px] text-[10px] font-semibold leading-none"
    >
      {count > 9 ? "9+" : count}
    </span>
  );
}

function YenSign() {
  return (
    <svg
      width="15"
      height="15"
      viewBox="0 0 15 15"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden
    >
      <path d="M3.5 2.5 7.5 7.5 11.5 2.5M7.5 7.5v5M4.25 8h6.5M4.25 10.4h6.5" strokeLinecap="round" />
    </svg>
  );
}
