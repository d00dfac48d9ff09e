import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import type { ProductHandle } from "../../demo/seed-products";
import { TEXTS, type Language, type Texts as ShopTexts } from "../../demo/storefront/texts/index";
import { getMethod, type MethodId } from "../../src/platform/catalogue";
import type { PaymentView, Texts as KitTexts } from "../../src/storefront/core";
import { EN } from "../../src/storefront/core/texts/en";
import { JA } from "../../src/storefront/core/texts/ja";

/** Who comes to the shop. */
export interface Visitor {
  /** Japanese by default. */
  language?: Language;
  /** `phone` is 390 pixels wide. A desktop by default. */
  screen?: "phone" | "desktop";
}

const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } };
/** Set it to get a picture of every page that a test asks for, in `.test/screenshots`. */
const WITH_PICTURES = process.env.SHOP_SCREENSHOTS === "1";

/** A shopper in the demo shop, with a browser of their own. */
export class Visit {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly shopUrl: string,
    readonly language: Language,
    private readonly screen: "phone" | "desktop",
  ) {}

  /** The words of the shop. */
  get texts(): ShopTexts {
    return TEXTS[this.language];
  }

  /** The words of the kit. */
  get kit(): KitTexts {
    return this.language === "ja" ? JA : EN;
  }

  /** The order whose page is open. */
  get orderId(): string {
    const [, id] = /\/orders\/(order_\w+)$/.exec(new URL(this.page.url()).pathname) ?? [];
    if (!id) throw new Error(`This is no order's page: ${this.page.url()}`);
    return id;
  }

  async open(address: string, page = this.page): Promise<void> {
    await page.goto(this.shopUrl + address);
  }

  async newTab(address: string): Promise<Page> {
    const tab = await this.context.newPage();
    await this.open(address, tab);
    return tab;
  }

  /** In the header: where the goods go to, and with it the currency. */
  async chooseCountry(country: "jp" | "us"): Promise<void> {
    const { page, texts } = this;
    await page.getByRole("combobox", { name: texts.deliverTo }).selectOption(texts.countries[country]);
  }

  /** On the product's page: into the cart. */
  async putIntoCart(product: ProductHandle, quantity = 1): Promise<void> {
    const { page, texts } = this;
    for (let more = 1; more < quantity; more++) {
      await page.getByRole("button", { name: texts.product.more }).click();
    }
    await page.getByRole("button", { name: texts.product.add }).click();
    await page.getByText(texts.product.added(texts.goods[product].name)).waitFor();
  }

  /** From the product, which is in the cart, to the address step. */
  async goToAddress(): Promise<void> {
    const { page, texts } = this;
    await page.getByRole("link", { name: texts.product.toCart }).click();
    await page.getByRole("link", { name: texts.cart.checkout }).click();
    // Not every browser tells of an address that a page changed by itself.
    await page.getByRole("heading", { name: texts.address.title, exact: true }).waitFor();
  }

  /** From the address step to the payment step. */
  async fillInAddress(delivery: "standard" | "pickUp" = "standard"): Promise<void> {
    const { page, texts } = this;
    await page.getByRole("button", { name: texts.address.sample }).click();
    await page.getByRole("radio", { name: texts.address.options[delivery].name }).check();
    await page.getByRole("button", { name: texts.address.next }).click();
    await page.getByRole("heading", { name: texts.payment.title, exact: true }).waitFor();
  }

  /** Opens the row of its kind, and chooses it there. */
  async chooseMethod(method: MethodId): Promise<void> {
    const { kind, name } = getMethod(method);
    await this.page.locator(`input[name="haipay-kind"][value="${kind}"]`).check();
    if (kind !== "bank_transfer") {
      await this.page.getByRole("radio", { name: name[this.language], exact: true }).check();
    }
  }

  /** One piece of a product, from its page up to the last button. */
  async goToLastButton(product: ProductHandle, method: MethodId): Promise<void> {
    await this.open(`/products/${product}`);
    await this.putIntoCart(product);
    await this.goToAddress();
    await this.fillInAddress();
    await this.chooseMethod(method);
    await this.deadline().waitFor();
  }

  /** Until when is to be paid, inside the row of the chosen method. */
  deadline(): Locator {
    return this.page.locator(".haipay-review time");
  }

  /** Places the order, or goes to the wallet. */
  lastButton(): Locator {
    return this.page.locator(".haipay-pay button");
  }

  /** Buys one piece of a product by a method whose order is placed first, up to the slip. */
  async order(product: ProductHandle, method: MethodId): Promise<void> {
    await this.goToLastButton(product, method);
    await this.lastButton().click();
    await this.seePayment("waiting");
  }

  /** Waits until the payment stands so on the page. */
  async seePayment(view: PaymentView): Promise<void> {
    const title = this.kit.titles[view].split(/\{\w+\}/);
    await this.page.getByRole("heading", { name: new RegExp(title.join(".+")) }).waitFor();
  }

  /** A picture of the whole page, when pictures are wanted. */
  async picture(name: string): Promise<void> {
    if (!WITH_PICTURES) return;
    const folder = path.resolve(__dirname, "../../.test/screenshots");
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${name}-${this.language}-${this.screen}.png`);
    await this.page.screenshot({ path: file, fullPage: true });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}

export async function enter(browser: Browser, shopUrl: string, visitor: Visitor): Promise<Visit> {
  const { language = "ja", screen = "desktop" } = visitor;
  const context = await browser.newContext({
    locale: language === "ja" ? "ja-JP" : "en-US",
    viewport: SCREENS[screen],
  });
  context.setDefaultTimeout(40_000);
  return new Visit(context, await context.newPage(), shopUrl, language, screen);
}
