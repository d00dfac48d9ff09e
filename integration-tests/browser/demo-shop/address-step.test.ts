import { describeDemoShop } from "../describe-demo-shop";
import type { Visit } from "../visit";

describeDemoShop("A shopper at the address step of the demo shop", ({ shop, visit: enter }) => {
  async function begin(visitor: Parameters<typeof enter>[0]): Promise<Visit> {
    const visit = await enter(visitor);
    await visit.open("/products/sencha");
    await visit.putIntoCart("sencha");
    await visit.goToAddress();
    await visit.page.getByRole("button", { name: visit.texts.address.next }).waitFor();
    return visit;
  }
  const field = ({ page }: Visit, name: string) => page.locator(`[name="${name}"]`);
  const problems = ({ page }: Visit) => page.locator(".field-problem").allInnerTexts();

  it("types a postcode in full-width digits, and the address fills in; what is typed goes on in even widths", async () => {
    const visit = await begin({ screen: "phone" });
    await field(visit, "email").fill("ｈａｎａｋｏ@example.com");
    await field(visit, "last_name").fill("ﾔﾏﾀﾞ");
    await field(visit, "first_name").fill("花子");
    await field(visit, "last_name_kana").fill("やまだ");
    await field(visit, "postal_code").fill("１５０００３４");
    await visit.page.waitForFunction(() =>
      document.querySelector("select[name=province]")?.matches("[name=province]"),
    );
    await expectValue(visit, "city", "渋谷区");
    await expectValue(visit, "province", "東京都");
    await expectValue(visit, "address_1", "代官山町");
    await field(visit, "address_1").fill("代官山町１ー２−３");
    await field(visit, "phone").fill("０９０−１２３４−５６７８");
    await visit.picture("address-filled");
    await visit.page.getByRole("button", { name: visit.texts.address.next }).click();
    await visit.page.waitForURL("**/checkout/payment");

    const id = await visit.page.evaluate(
      () => (JSON.parse(localStorage.getItem("midori-tea.cart") ?? "{}") as { id: string }).id,
    );
    const cart = await shop.shopper().getCart(id);
    expect(cart.email).toBe("hanako@example.com");
    expect(cart.shipping_address).toMatchObject({
      last_name: "ヤマダ",
      first_name: "花子",
      postal_code: "150-0034",
      province: "東京都",
      city: "渋谷区",
      address_1: "代官山町1-2-3",
      phone: "090-1234-5678",
    });
  });

  it.each(["ja", "en"] as const)(
    "reads at each field what is wrong with it, until it is right, in %s",
    async (language) => {
      const visit = await begin({ language, screen: language === "ja" ? "desktop" : "phone" });
      const { page, texts, kit } = visit;
      await page.getByRole("button", { name: texts.address.next }).click();
      expect((await problems(visit)).length).toBeGreaterThanOrEqual(8);
      expect(await field(visit, "email").evaluate((one) => document.activeElement === one)).toBe(true);
      await visit.picture("address-problems");

      await page.getByRole("button", { name: texts.address.sample }).click();
      expect(await problems(visit)).toEqual([]);
      for (const [name, wrong, problem] of [
        ["email", "hanako", kit.emailProblems.form],
        ["postal_code", "abc", texts.address.postalCodeWrong],
        ["phone", "+1 212 555 0123", kit.phoneProblems.foreign],
      ] as const) {
        const right = await field(visit, name).inputValue();
        await field(visit, name).fill(wrong);
        await field(visit, name).blur();
        expect(await problems(visit)).toEqual([problem]);
        await field(visit, name).fill(right);
        expect(await problems(visit)).toEqual([]);
      }
      expect(await page.innerText("main")).not.toMatch(language === "ja" ? /Enter|Invalid|must/ : /ください/);
    },
  );

  it("is asked whether another e-mail address was meant", async () => {
    const visit = await begin({});
    await field(visit, "email").fill("hanako@gmial.com");
    await field(visit, "email").blur();
    await visit.page.getByRole("button", { name: "hanako@gmail.com" }).click();
    await expectValue(visit, "email", "hanako@gmail.com");
    expect(await visit.page.getByText(visit.texts.address.didYouMean).count()).toBe(0);
  });

  it("reads what Medusa does not like in Japanese and at the field, though it answers in English", async () => {
    const visit = await begin({});
    await visit.page.getByRole("button", { name: visit.texts.address.sample }).click();
    await visit.page.route("**/store/carts/*", (route) =>
      route.request().method() === "POST"
        ? route.fulfill({
            status: 400,
            headers: { "access-control-allow-origin": "*" },
            json: { type: "invalid_data", message: "Invalid request: Invalid email address" },
          })
        : route.continue(),
    );
    await visit.page.getByRole("button", { name: visit.texts.address.next }).click();
    await visit.page.getByText(visit.kit.emailProblems.form).waitFor();
    expect(await field(visit, "email").getAttribute("aria-invalid")).toBe("true");
    expect(await visit.page.innerText("body")).not.toContain("Invalid");

    await visit.page.unroute("**/store/carts/*");
    await visit.page.route("**/store/carts/*", (route) =>
      route.fulfill({
        status: 500,
        headers: { "access-control-allow-origin": "*" },
        json: { message: "An unknown error occurred." },
      }),
    );
    await visit.page.getByRole("button", { name: visit.texts.address.next }).click();
    await visit.page.getByText(visit.texts.problem.shopTrouble).waitFor();
    expect(await visit.page.innerText("body")).not.toContain("unknown error");
  });

  async function expectValue(visit: Visit, name: string, value: string): Promise<void> {
    await visit.page.waitForFunction(
      ([wanted, text]) => document.querySelector<HTMLInputElement>(`[name="${wanted}"]`)?.value === text,
      [name, value],
    );
  }
});
