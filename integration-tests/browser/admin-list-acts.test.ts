import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { awaitPayment } from "../environment/awaited-payments";
import { sentMails } from "../environment/captured-mails/sent-mails";
import { eventually } from "../environment/eventually";
import { writeRows } from "../environment/ledger-rows";
import { untilFollowed } from "../environment/listen";
import { describeDashboard } from "./admin/dashboard";

const DAY_MS = 86_400_000;
const EMAIL_PROVIDER = path.resolve(__dirname, "../environment/captured-mails");

describeDashboard(
  "The list of payments",
  (dashboard, shop) => {
    it("saves the journal, folds tries, adds up, and leads from a figure to its payments", async () => {
      const one = { payment_collection_id: "pay_col_one" };
      await writeRows(shop, [
        { ...one, state: "failed", created_at: new Date(Date.now() - DAY_MS) },
        { ...one, charge_amount: "2000", state: "paid", paid_at: new Date(), received_amount: "2000" },
        { charge_amount: "300" },
      ]);
      const page = await dashboard.visit("/haipay");
      await page.getByText("2 payments", { exact: true }).waitFor();
      await page.getByText("Page 1 of 1").waitFor();
      await page
        .getByText("All that is shown: ¥2,300 charged · ¥0 captured · ¥2,000 received, not captured")
        .waitFor();
      await page.getByText("1 earlier try").click();
      await rows(page).getByText("Failed").waitFor();
      await page.getByRole("button", { name: /Received today, not captured.*¥2,000/ }).click();
      await page.getByText("1 payment", { exact: true }).last().waitFor();
      expect(new URL(page.url()).searchParams.get("money")).toBe("uncaptured");
      await page.getByRole("button", { name: "Clear all" }).click();

      await page.getByRole("button", { name: "Journal" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByRole("combobox", { name: "Software" }).click();
      await page.getByRole("option", { name: "Yayoi Accounting" }).click();
      await dashboard.takeScreenshot("journal-en-wide");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        drawer.getByRole("button", { name: "Save the file" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^haipay-journal-yayoi_.*_sandbox\.csv$/);
    });

    it("views: saves filters under a name, shows them again, renames and deletes them; some are there from the beginning", async () => {
      await writeRows(shop, [
        { charge_amount: "300" },
        { charge_amount: "400", created_at: new Date(Date.now() - 40 * DAY_MS) },
        { charge_amount: "500", expires_at: new Date(Date.now() + DAY_MS / 2) },
        { charge_amount: "600", state: "paid", paid_at: new Date(), received_amount: "600" },
      ]);
      const page = await dashboard.visit("/haipay");
      const views = page.getByRole("navigation", { name: "Views" });
      const view = (name: string) => views.getByRole("button", { name, exact: true });
      const shows = (sums: string[]) =>
        eventually(async () => {
          const texts = await rows(page).allInnerTexts();
          expect(texts.map((text) => /¥\d+/.exec(text)?.[0]).sort()).toEqual(sums);
        });
      await shows(["¥300", "¥400", "¥500", "¥600"]);
      await view("Expiring within 24 hours").click();
      await shows(["¥500"]);
      expect(new URL(page.url()).searchParams.get("expiring")).toBe("true");
      await view("Received, not captured").click();
      await shows(["¥600"]);
      await view("All").click();

      await page.getByRole("button", { name: "State", exact: true }).click();
      await page.getByRole("menuitemcheckbox", { name: "Awaiting payment" }).click();
      await page.keyboard.press("Escape");
      await page.getByRole("group", { name: "Created" }).getByRole("button").click();
      await page.getByRole("menuitemradio", { name: "Last 7 days" }).click();
      await page.getByRole("button", { name: "Save view" }).click();
      const drawer = page.getByRole("dialog");
      await dashboard.takeScreenshot("view-save");
      await drawer.getByRole("button", { name: "Save" }).click();
      await drawer.getByRole("alert").waitFor();
      await drawer.getByLabel("Name").fill("Unpaid this week");
      await drawer.getByRole("button", { name: "Save" }).click();
      await drawer.waitFor({ state: "hidden" });
      await eventually(async () =>
        expect(await view("Unpaid this week").getAttribute("aria-pressed")).toBe("true"),
      );

      // In another window, on another day: the view is the person's and not the browser's.
      const again = await dashboard.visit("/haipay");
      const kept = again.getByRole("navigation", { name: "Views" });
      await kept.getByRole("button", { name: "Unpaid this week", exact: true }).click();
      await eventually(async () => expect(await rows(again).count()).toBe(2));
      expect(new URL(again.url()).searchParams.get("created")).toBe("last_7_days");
      await kept.getByRole("button", { name: /“Unpaid this week”: rename/ }).click();
      await again.getByRole("menuitem", { name: "Rename" }).click();
      await again.getByRole("dialog").getByLabel("Name").fill("今週の未入金");
      await again.getByRole("dialog").getByRole("button", { name: "Save" }).click();
      await kept.getByRole("button", { name: "今週の未入金", exact: true }).waitFor();
      await dashboard.chooseLanguage("日本語");
      const japanese = await dashboard.visit("/haipay?state=open&created=last_7_days");
      await japanese.getByRole("navigation", { name: "ビュー" }).getByText("今週の未入金").waitFor();
      await japanese.getByRole("table").waitFor();
      await dashboard.takeScreenshot("views-ja-wide");
      await dashboard.useScreen("narrow");
      await dashboard.takeScreenshot("views-ja-narrow");
      await japanese.getByRole("button", { name: "仕訳データ" }).click();
      await japanese.getByRole("dialog").waitFor();
      await dashboard.takeScreenshot("journal-ja-narrow");
      await japanese.keyboard.press("Escape");
      await dashboard.chooseLanguage("English");
      const last = await dashboard.visit("/haipay?state=open&created=last_7_days");
      const lastViews = last.getByRole("navigation", { name: "Views" });
      await lastViews.getByRole("button", { name: /“今週の未入金”: rename/ }).click();
      await last.getByRole("menuitem", { name: "Delete" }).click();
      await last.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
      await lastViews.getByText("今週の未入金").waitFor({ state: "hidden" });
      await last.getByRole("button", { name: "Save view" }).waitFor();
    });

    it("several payments: ticked ones stay, are reminded once, and extended, with a result beside each", async () => {
      Object.assign(sentMails(), { sent: [], failures: 0 });
      const awaited = await awaitPayment(shop, { method: "konbini-lawson" });
      await untilFollowed(shop, awaited);
      await writeRows(shop, [
        { charge_amount: "300" },
        {
          ...{ charge_amount: "400", state: "paid", paid_at: new Date(), received_amount: "400" },
          created_at: new Date(Date.now() + 1_000),
        },
      ]);
      const page = await dashboard.visit("/haipay");
      await rows(page).nth(2).waitFor();
      const box = (text: string) => rows(page).filter({ hasText: text }).getByRole("checkbox");
      await box("¥1,700").click();
      await box("¥300").focus();
      await page.keyboard.press("Space");
      await page.getByRole("status").filter({ hasText: "2 chosen · ¥2,000" }).waitFor();
      expect(new URL(page.url()).searchParams.get("id")).toBeNull();
      await page.keyboard.press("ArrowDown");
      expect(
        await rows(page)
          .getByRole("checkbox")
          .nth(2)
          .evaluate((box) => box === document.activeElement),
      ).toBe(true);
      await page.getByRole("checkbox", { name: "Choose all payments of this page" }).click();
      await page.getByRole("status").filter({ hasText: "3 chosen · ¥2,400" }).waitFor();
      await dashboard.takeScreenshot("chosen-en-wide");
      await dashboard.useScreen("narrow");
      await dashboard.takeScreenshot("chosen-en-narrow");
      await dashboard.useScreen("wide");
      await page.getByRole("button", { name: /^Remind/ }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByRole("button", { name: "Remind 3 shoppers" }).dblclick();
      const result = (text: string) =>
        drawer.getByRole("listitem").filter({ hasText: text }).getByRole("status");
      await result("¥1,700").filter({ hasText: "Reminded." }).waitFor();
      await result("¥400").filter({ hasText: "paid already" }).waitFor();
      await result("¥300").filter({ hasText: /\w/ }).waitFor();
      const reminders = () => sentMails().sent.filter(({ template }) => template === "haipay-reminder");
      await eventually(async () => expect(reminders()).toHaveLength(1));
      await dashboard.takeScreenshot("remind-several");
      await drawer.getByRole("button", { name: "Close" }).click();

      await page.getByRole("status").filter({ hasText: "3 chosen" }).waitFor();
      await page.getByRole("button", { name: /^Remind/ }).click();
      await drawer.getByRole("button", { name: "Remind 3 shoppers" }).click();
      await result("¥1,700")
        .filter({ hasText: /was reminded/ })
        .waitFor();
      expect(reminders()).toHaveLength(1);
      await drawer.getByRole("button", { name: "Close" }).click();

      await page.getByRole("button", { name: /^Extend deadlines/ }).click();
      await drawer.getByRole("button", { name: "Extend 3 deadlines" }).click();
      await result("¥1,700").filter({ hasText: "Extended." }).waitFor();
      await result("¥400").filter({ hasText: /\w/ }).waitFor();
      expect(await result("¥400").innerText()).not.toContain("Extended.");
      await dashboard.takeScreenshot("extend-several");
      await drawer.getByRole("button", { name: "Close" }).click();
      await page.getByRole("button", { name: "Choose none" }).click();
      await page.getByRole("status").filter({ hasText: "3 chosen" }).waitFor({ state: "hidden" });
    });

    it("the bar of ticked payments breaks no word, on a telephone or a desk, in either language", async () => {
      await writeRows(shop, [
        { charge_amount: "128000" },
        { charge_amount: "4900" },
        { charge_amount: "12.34", currency: "usd" },
      ]);
      for (const language of ["English", "日本語"] as const) {
        await dashboard.chooseLanguage(language);
        const page = await dashboard.visit("/haipay");
        await page.getByRole("table").locator("tbody tr").nth(2).waitFor();
        await page.getByRole("table").locator("thead").getByRole("checkbox").click();
        const bar = page.getByRole("status").filter({ hasText: "¥132,900" }).locator("..");
        for (const screen of ["wide", "narrow"] as const) {
          await dashboard.useScreen(screen);
          await eventually(async () =>
            expect(await lookOfBar(bar)).toEqual({
              texts: [1, 1, 1],
              rows: screen === "wide" ? 1 : 2,
              isOnScreen: true,
            }),
          );
          await dashboard.takeScreenshot(`bar-${language === "English" ? "en" : "ja"}-${screen}`);
        }
      }
      await dashboard.chooseLanguage("English");
    });
  },
  { EMAIL_PROVIDER },
);

/** How many lines each text of the bar takes, on how many rows they stand, and whether all of it is to be seen. */
function lookOfBar(bar: Locator) {
  return bar.evaluate((element) => {
    const places = [...element.querySelectorAll<HTMLElement>("[role=status], button > span:first-child")].map(
      (text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        return range;
      },
    );
    const { left, right, bottom } = element.getBoundingClientRect();
    return {
      texts: places.map(
        (range) => new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size,
      ),
      rows: new Set(places.map((range) => Math.round(range.getBoundingClientRect().top))).size,
      isOnScreen: left >= 0 && right <= window.innerWidth && bottom <= window.innerHeight,
    };
  });
}

function rows(page: Page) {
  return page.getByRole("table", { name: "Payments" }).locator("tbody tr");
}
