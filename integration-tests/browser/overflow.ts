import type { Page } from "playwright-core";

/** By how many pixels the page is wider than what is seen of it, without a scroll bar; 0 when nothing lies beside it. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
