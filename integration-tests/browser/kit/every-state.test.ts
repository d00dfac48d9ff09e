import { EN } from "../../../src/storefront/core/texts/en";
import { JA } from "../../../src/storefront/core/texts/ja";
import { CHOOSING } from "./choosing-states";
import { KitPages, problemsOf, takePicture, type KitVisitor } from "./open-kit";
import { PAYING } from "./paying-states";

const KIT = { ja: JA, en: EN };
const VISITORS: Required<Omit<KitVisitor, "timezoneId">>[] = [
  { language: "ja", width: 390 },
  { language: "ja", width: 1280 },
  { language: "en", width: 390 },
  { language: "en", width: 1280 },
];

describe("The storefront kit in every state", () => {
  const pages = new KitPages();
  beforeAll(() => pages.start(__dirname));
  afterEach(() => pages.leaveAll());
  afterAll(() => pages.stop());

  describe.each(VISITORS)("in $language at $width pixels", (visitor) => {
    const { language, width } = visitor;
    const kit = KIT[language];

    it.each(Object.keys(CHOOSING))("of choosing: %s", async (show) => {
      const page = await pages.open({ show }, visitor);
      await page.locator(".haipay-picker").waitFor();
      await takePicture(page, `choose-${show}-${language}-${width}`);
      await expectInOrder(page);
    });

    it.each(Object.keys(PAYING))("of a payment: %s", async (show) => {
      const page = await pages.open({ show }, visitor);
      const title = kit.titles[PAYING[show].view].split(/\{\w+\}/);
      await page.getByRole("heading", { level: 2, name: new RegExp(`^${title.join(".+")}$`) }).waitFor();
      if (PAYING[show].view === "waiting") await page.locator(".haipay-steps").waitFor();
      await takePicture(page, `pay-${show}-${language}-${width}`);
      await expectInOrder(page);
    });

    /** Readable for everybody, and nothing is cut off or left unfilled. */
    async function expectInOrder(page: Awaited<ReturnType<KitPages["open"]>>): Promise<void> {
      expect(await problemsOf(page)).toEqual([]);
      const { scroll, text, small } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        text: document.body.innerText,
        small: [...document.querySelectorAll<HTMLElement>("#root *")]
          .filter((element) => !element.closest("svg") && element.innerText?.trim())
          .map((element) => parseFloat(getComputedStyle(element).fontSize))
          .reduce((least, size) => Math.min(least, size), 99),
      }));
      expect(scroll).toBeLessThanOrEqual(width);
      expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
      // Shoppers of seventy read it without glasses.
      expect(small).toBeGreaterThanOrEqual(15);
    }
  });
});
