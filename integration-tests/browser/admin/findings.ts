import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Axe looks through it at colours that are still moving. */
const STILL_MS = 400;

/**
 * What axe finds of the WCAG's levels A and AA, contrast of 4.5 included, and of what it calls best practice, within
 * these parts of a page. The menu, the bell and the frame of a drawer are Medusa's.
 *
 * @param parts selectors; each must be on the page
 */
export async function findingsIn(page: Page, parts: readonly string[]): Promise<string[]> {
  for (const part of parts) await page.locator(part).first().waitFor();
  await page.waitForTimeout(STILL_MS);
  await page.evaluate(AXE);
  const violations = await page.evaluate(
    async (include) => {
      const { axe } = window as unknown as { axe: { run: (...of: object[]) => Promise<AxeResults> } };
      const found = await axe.run(
        { include },
        { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
      );
      /** The ✕ of Medusa's drawer has no name, nor has the glass of its search field. */
      const isMedusas = (target: unknown) => {
        const element = document.querySelector(String(target));
        const isClose = element?.matches("button") && element.parentElement?.querySelector("kbd") !== null;
        return isClose === true || element?.matches("div.pointer-events-none[role=img]") === true;
      };
      return found.violations.map(({ id, nodes }) => ({
        id,
        ours: nodes.filter(({ target }) => !isMedusas(target[0])).map(({ html }) => html),
      }));
    },
    parts.map((part) => [part]),
  );
  return violations.filter(({ ours }) => ours.length > 0).map(({ id, ours }) => `${id}: ${ours.join(" ")}`);
}
