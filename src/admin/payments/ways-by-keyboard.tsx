import { clx } from "@medusajs/ui";
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTexts } from "../i18n/use-texts";

const FIRST_PAYMENT = "[data-opens]";

/**
 * Where a keyboard begins on a page that has just been opened: at its heading, not before the whole menu. Who is in
 * the middle of something, such as a drawer, is left there.
 */
export function useFocusOnArrival(): RefObject<HTMLDivElement> {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isArriving = activeElement === document.body || activeElement?.closest("aside, nav");
    if (isArriving) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** Over figures, filters and buttons to the first payment; seen only by whoever comes to it by keyboard. */
export function SkipLink({ to }: { to: RefObject<HTMLElement> }) {
  const { t } = useTexts();
  const [isHere, setIsHere] = useState(false);
  return (
    <button
      type="button"
      className={clx(
        "txt-compact-small-plus text-ui-fg-base focus-visible:shadow-borders-focus rounded-sm px-1 outline-none",
        !isHere && "sr-only",
      )}
      onFocus={() => setIsHere(true)}
      onBlur={() => setIsHere(false)}
      onClick={() => to.current?.querySelector<HTMLElement>(FIRST_PAYMENT)?.focus()}
    >
      {t("common.skip")}
    </button>
  );
}

/** Home and End go to the first and the last payment, the arrows to the next one. */
export function goByKeys(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const from = event.target as HTMLElement;
  const rows = [...event.currentTarget.rows];
  const at = rows.indexOf(from.closest("tr")!);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  const what = from.getAttribute("role") === "checkbox" ? "[role=checkbox]" : "[data-opens]";
  rows[to]?.querySelector<HTMLElement>(what)?.focus();
  event.preventDefault();
}
