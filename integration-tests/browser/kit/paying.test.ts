import type { Page } from "playwright-core";
import { fill } from "../../../src/storefront/core";
import { JA as SLIP } from "../../../src/storefront/core/slip/ja";
import { EN } from "../../../src/storefront/core/texts/en";
import { JA } from "../../../src/storefront/core/texts/ja";
import { KitPages, takePicture } from "./open-kit";

describe("A shopper with a payment in the storefront kit", () => {
  const pages = new KitPages();
  beforeAll(() => pages.start(__dirname));
  afterEach(() => pages.leaveAll());
  afterAll(() => pages.stop());

  it("reads the number first, large and in groups, copies it bare, and the reference last, not for the store", async () => {
    const page = await pages.open({ show: "seven-eleven-number" });
    const number = page.locator(".haipay-big-number .haipay-number");
    expect(await number.innerText()).toBe("5454 045 741 138");
    expect(
      await number.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)),
    ).toBeGreaterThanOrEqual(24);
    await page.getByRole("button", { name: `${JA.copy}: 払込票番号` }).click();
    await page.getByText(JA.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("5454045741138");

    const slip = await page.locator(".haipay-slip").innerText();
    const order = ["5454 045 741 138", "¥1,700", "23:59", JA.openPayPage, SLIP.howToPay, "6026112810235910"];
    expect(order.map((text) => slip.indexOf(text))).toEqual(
      order.map((text) => slip.indexOf(text)).sort((one, other) => one - other),
    );
    expect(slip).toMatch(/6026112810235910\s+店頭では使いません/);
  });

  it("without a number finds the button first, and where the number is", async () => {
    const page = await pages.open({ show: "lawson-no-number" }, { width: 1280 });
    const button = page.getByRole("link", { name: JA.openPayPage });
    await page.getByText(SLIP.onPayPage.konbini).waitFor();
    expect(await button.getAttribute("href")).toBe("https://pay.example/1");
    // On a large screen, a code to open the page on the phone that goes to the store.
    await page.locator(".haipay-qr .haipay-qr-square path").nth(1).waitFor();
    const [top, sum] = await Promise.all([
      button.boundingBox(),
      page.locator(".haipay-slip .haipay-sum").boundingBox(),
    ]);
    expect(top!.y).toBeLessThan(sum!.y);
  });

  it("finds the code above the middle of its words, also where the shop's reset makes pictures blocks", async () => {
    const page = await pages.open({ show: "lawson-no-number" }, { width: 1280 });
    await page.locator(".haipay-qr .haipay-qr-square path").nth(1).waitFor();
    const middles = () =>
      page.locator(".haipay-slip > .haipay-qr").evaluate((figure) =>
        [".haipay-qr-square", "figcaption"].map((part) => {
          const { left, right } = figure.querySelector(part)!.getBoundingClientRect();
          return Math.round((left + right) / 2);
        }),
      );
    const [code, words] = await middles();
    expect(code).toBe(words);
    // As in Tailwind's preflight, which comes before the kit's style sheet.
    await page.evaluate(() => {
      const reset = document.createElement("style");
      reset.textContent = "svg, img { display: block; vertical-align: middle; margin: 0; }";
      document.head.prepend(reset);
    });
    expect(await middles()).toEqual([code, words]);
  });

  it("tells the slip's own end from the order's by name", async () => {
    const page = await pages.open({ show: "two-deadlines" });
    const slip = await page.locator(".haipay-slip").innerText();
    expect(slip).toMatch(/払込票の有効期限\s+2099年4月4日（土）23:59/);
    expect(slip).toMatch(/ご注文のお取り置き期限\s+2099年4月10日（金）23:59/);
  });

  it("reads what is left of a transfer as the large number, and when the rest came", async () => {
    const page = await pages.open({ show: "transfer-partial" });
    expect(await page.locator(".haipay-slip .haipay-sum").innerText()).toBe("¥700");
    const slip = await page.locator(".haipay-slip").innerText();
    expect(slip).toMatch(/ご請求額\s+¥1,700\s+ご入金済み\s+¥1,000\s+2026年11月28日（土）10:29/);
    await page.getByRole("button", { name: `${JA.copy}: ${SLIP.left}` }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("700");
  });

  it.each(["seven-eleven-number", "lawson-no-number", "transfer-account", "ministop-code"])(
    "prints %s, or saves it as a PDF, on half a sheet, whatever way the printing was begun",
    async (show) => {
      const page = await pages.open({ show }, { width: 1280 });
      await page.locator(".haipay-sheet .haipay-qr-square path").nth(1).waitFor({ state: "attached" });
      await page.emulateMedia({ media: "print" });
      const { text, height } = await page.evaluate(() => ({
        text: document.body.innerText,
        height: document.querySelector(".haipay-sheet")!.getBoundingClientRect().bottom,
      }));
      await takePicture(page, `print-${show}`);
      for (const needed of [
        "茶舗 みどり",
        "03-1234-5678",
        "¥1,700",
        "2099年4月4日（土）23:59",
        SLIP.cutHere,
      ]) {
        expect(text).toContain(needed);
      }
      if (show === "seven-eleven-number") expect(text).toContain("5454 045 741 138");
      expect(text).not.toMatch(new RegExp(`${JA.openPayPage}|${SLIP.print}|${JA.titles.waiting}`));
      // Half of A4 at 96 dots per inch; the browser's own margins are beside it.
      expect(height).toBeLessThan(560);
      const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    },
  );

  it("saves the PDF under a name that says what it is, and has the page's own title afterwards", async () => {
    const page = await pages.open({ show: "lawson-no-number" });
    await page.locator(".haipay-sheet").waitFor({ state: "attached" });
    const titles = await page.evaluate(() => {
      const seen = [document.title];
      window.dispatchEvent(new Event("beforeprint"));
      seen.push(document.title);
      window.dispatchEvent(new Event("afterprint"));
      return [...seen, document.title];
    });
    expect(titles).toEqual(["A shop", "お支払いのご案内 #8 ローソン", "A shop"]);
  });

  it("whose payment ran out, or was declined, is led on by a button over the full width", async () => {
    const page = await pages.open({ show: "expired" });
    await expectFullWidth(page, JA.anotherWay);
    await page.getByRole("button", { name: JA.anotherWay }).click();
    // The same store is the likeliest.
    await page.locator(".haipay-pay-method").getByText("ローソン").waitFor();
    await page.getByText(JA.reviewNotePlaced).waitFor();

    const declined = await pages.open({ show: "declined-at-checkout" });
    await declined.getByText(JA.nothingCharged).waitFor();
    await expectFullWidth(declined, fill(JA.sameAgain, { method: "au PAY" }));
    const checkout = declined.getByRole("link", { name: JA.backToCheckout });
    expect(await checkout.getAttribute("href")).toBe("/checkout");
    expect(await declined.getByRole("button", { name: JA.checkNow }).count()).toBe(0);
  });

  it("who chooses another way sees no former slip above it, and gets it back", async () => {
    const page = await pages.open({ show: "lawson-no-number" });
    await page.getByRole("button", { name: JA.anotherWay }).click();
    await page.locator(".haipay-another-way .haipay-row").first().waitFor();
    expect(await page.locator(".haipay-slip").count()).toBe(0);
    await page.getByRole("button", { name: JA.back }).click();
    await page.locator(".haipay-slip").waitFor();
  });

  it("who has paid sees it, and goes on to the shop or the receipt", async () => {
    const page = await pages.open({ show: "paid" }, { language: "en" });
    await page.locator(".haipay-good .haipay-sign").waitFor();
    await page.getByText(EN.paidNext).waitFor();
    expect(await page.getByRole("link", { name: EN.backToShop }).getAttribute("href")).toBe("/");
    expect(await page.getByRole("link", { name: EN.receipt }).getAttribute("href")).toBe("/receipt");
    expect((await page.locator("#root").innerText()).match(/#8/g)).toHaveLength(1);
  });

  it("can pay by the pay page also when the rest of the slip cannot be loaded", async () => {
    const page = await pages.open({ show: "nothing" });
    await page.route(/\/assets\/(slip-view|language)/, (route) => route.abort());
    await page.goto(page.url().replace("show=nothing", "show=seven-eleven-number"));
    await page.getByRole("link", { name: JA.openPayPage }).waitFor();
  });
});

async function expectFullWidth(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name });
  await button.waitFor();
  const [wide, page_] = await Promise.all([
    button.boundingBox(),
    page.locator(".haipay-status").boundingBox(),
  ]);
  expect(wide!.width).toBeCloseTo(page_!.width, 0);
  expect(await button.getAttribute("class")).toContain("haipay-primary");
}
