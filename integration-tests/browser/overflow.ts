import type { Page } from "playwright-core";

/** By how many pixels the page is wider than the screen; 0 when nothing lies beside it. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}
