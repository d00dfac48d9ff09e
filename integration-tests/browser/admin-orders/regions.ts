import type { Locator, Page } from "playwright-core";
import { english } from "../../../src/admin/i18n/english";
import { japanese } from "../../../src/admin/i18n/japanese";

/** Our part of an order's page. */
export function paymentsOn(page: Page, language: "en" | "ja"): Locator {
  const { name } = (language === "en" ? english : japanese).common;
  return page.getByRole("region", { name, exact: true });
}

/** What stands beside a name in a list of facts; waits until it is there. */
export async function factOf(region: Locator, name: string): Promise<string> {
  const fact = region.locator("dl > div").filter({ has: region.page().getByText(name, { exact: true }) });
  return (await fact.first().locator("dd").innerText()).trim();
}

/** What needs a person, on top of the page. */
export function attentionOn(page: Page, title: string): Locator {
  return page.getByRole("article", { name: title });
}
