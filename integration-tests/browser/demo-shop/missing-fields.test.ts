import { TOKYO_ADDRESS } from "../../../demo/addresses";
import { EN as SLIP } from "../../../src/storefront/core/slip/en";
import { describeDemoShop } from "../describe-demo-shop";
import type { Visit } from "../visit";

describeDemoShop(
  "A shopper whose address lacks something, in the demo shop,",
  ({ shop, visit: enter, onlyCollectOrder }) => {
    it("is asked for the phone number, reads what is wrong with it, and orders with a right one", async () => {
      const visit = await enter({ screen: "phone" });
      const { page, kit } = visit;
      await visit.goToLastButton("sencha", "konbini-lawson");
      // As a shop whose address step asks for none.
      await changeAddress(visit, { phone: "" });
      await visit.chooseMethod("konbini-lawson");
      const phone = page.getByLabel(kit.phone);
      await phone.waitFor();
      expect(await page.getByLabel(kit.name).count()).toBe(0);

      for (const [written, problem] of [
        ["", "missing"],
        ["+1 212 555 0100", "foreign"],
        ["090-1234", "length"],
      ] as const) {
        await phone.fill(written);
        await visit.lastButton().click();
        // Once, at the field, which is where the shopper is brought.
        expect(await readProblems(visit)).toEqual([kit.phoneProblems[problem]]);
        expect(await phone.evaluate((field) => document.activeElement === field)).toBe(true);
        expect(await phone.getAttribute("aria-invalid")).toBe("true");
      }
      await visit.picture("phone-number-refused");
      expect(await shop.control.orders()).toEqual([]);

      await phone.fill("０９０ー１２３４ー５６７８");
      expect(await page.getByRole("alert").count()).toBe(0);
      await visit.lastButton().click();
      await visit.seePayment("waiting");
      expect(await shop.control.order(await onlyCollectOrder())).toMatchObject({ phone: "09012345678" });
    });

    it("is asked for name and phone number, also in English, and reads the bank's name on the instructions", async () => {
      const visit = await enter({ language: "en" });
      const { page, kit } = visit;
      await visit.goToLastButton("sencha", "gmo-aozora");
      expect(await page.locator(".haipay-fields").count()).toBe(0);
      await changeAddress(visit, { first_name: "", last_name: "", phone: "" });
      await visit.chooseMethod("gmo-aozora");
      await page.getByLabel(kit.name).waitFor();

      await visit.lastButton().click();
      expect(await readProblems(visit)).toEqual([kit.nameProblems.missing, kit.phoneProblems.missing]);
      await page.getByLabel(kit.name).fill("Hanako Yamada");
      await page.getByLabel(kit.phone).fill("+81 90 1234 5678");
      await visit.lastButton().click();

      await visit.seePayment("waiting");
      expect(await shop.control.order(await onlyCollectOrder())).toMatchObject({
        name: "Hanako Yamada",
        phone: "09012345678",
        bankCode: "GMO_AOZORA",
      });
      await page.locator(".haipay-slip").getByText(SLIP.bankName, { exact: true }).first().waitFor();
      expect(await page.locator("body").innerText()).not.toContain("GMO_AOZORA");
    });

    async function changeAddress(visit: Visit, changes: Partial<typeof TOKYO_ADDRESS>): Promise<void> {
      const address = { ...TOKYO_ADDRESS, ...changes };
      const cart = await visit.page.evaluate(
        () => (JSON.parse(localStorage.getItem("midori-tea.cart") ?? "{}") as { id: string }).id,
      );
      await shop.shopper().updateCart(cart, { shipping_address: address, billing_address: address });
      await visit.page.reload();
    }
  },
);

/** What stands at the fields, and beside the last button. */
async function readProblems(visit: Visit): Promise<string[]> {
  const alerts = visit.page.getByRole("alert");
  await alerts.first().waitFor();
  return alerts.allInnerTexts();
}
