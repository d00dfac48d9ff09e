import {
  createPriceListsWorkflow,
  deleteFulfillmentSetsWorkflow,
  deleteRegionsWorkflow,
  deleteTaxRegionsWorkflow,
  updateProductVariantsWorkflow,
  updateRegionsWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { TOKYO_ADDRESS } from "../../../demo/addresses";
import { haipay } from "../../../src/cli/__tests__/terminal";
import { METHODS } from "../../../src/platform/catalogue";
import { ADMIN } from "../../environment/admin-account";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { providerId } from "../../environment/purchases";
import { withSecretKey } from "../../environment/api-key";

const login = (shop: HaipayShop) => ({
  MEDUSA_BACKEND_URL: shop.url,
  MEDUSA_ADMIN_EMAIL: ADMIN.email,
  MEDUSA_ADMIN_PASSWORD: ADMIN.password,
});

const japan = (shop: HaipayShop, ...more: string[]) =>
  haipay(["japan", "--env-file=none.env", ...more], { environment: login(shop) });

/** As Medusa's starter leaves a shop: Europe, euros and dollars, and nothing of Japan. */
async function leaveJapan(shop: HaipayShop): Promise<void> {
  const { container } = shop;
  await deleteRegionsWorkflow(container).run({ input: { ids: [shop.region("jpy")] } });
  const taxes = await container.resolve(Modules.TAX).listTaxRegions({ country_code: "jp" });
  await deleteTaxRegionsWorkflow(container).run({ input: { ids: taxes.map(({ id }) => id) } });
  const sets = await container.resolve(Modules.FULFILLMENT).listFulfillmentSets();
  await deleteFulfillmentSetsWorkflow(container).run({ input: { ids: sets.map(({ id }) => id) } });
  await updateStoresWorkflow(container).run({
    input: {
      selector: {},
      update: {
        supported_currencies: [{ currency_code: "eur", is_default: true }, { currency_code: "usd" }],
      },
    },
  });
  await updateProductVariantsWorkflow(container).run({
    input: {
      selector: { id: shop.seeded.variants.sencha },
      update: {
        prices: [
          { currency_code: "eur", amount: 7.5 },
          { currency_code: "eur", amount: 6, min_quantity: 10 },
          { currency_code: "usd", amount: 9 },
        ],
      },
    },
  });
}

async function pricesOfSencha(shop: HaipayShop): Promise<string[]> {
  const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "variant",
    fields: ["price_set.prices.amount", "price_set.prices.currency_code", "price_set.prices.min_quantity"],
    filters: { id: shop.seeded.variants.sencha },
  });
  const [{ price_set }] = data as unknown as {
    price_set: { prices: { amount: number; currency_code: string; min_quantity: number | null }[] };
  }[];
  return price_set.prices
    .map(({ amount, currency_code, min_quantity }) => `${currency_code} ${amount} from ${min_quantity ?? 1}`)
    .sort();
}

describeShop("haipay japan", (shop) => {
  it("shows what is missing and changes nothing, then makes it, and then finds nothing to do", async () => {
    await leaveJapan(shop);

    const shown = await japan(shop, "--price-from=eur=160");
    expect(shown).toMatchObject({ exitCode: 0, err: "" });
    for (const words of [
      "is missing  the currency JPY",
      "is missing  the region Japan in JPY",
      "is missing  its 7 payment methods",
      "is missing  taxes of Japan, 10 %",
      "is missing  its delivery to Japan",
      'is missing  delivery "Standard (通常配送)" for ¥500',
      "is missing  the price of Sencha (煎茶), One size: ¥1200",
      "Nothing was changed",
    ]) {
      expect(shown.out).toContain(words);
    }
    expect(await shop.container.resolve(Modules.REGION).listRegions({ name: "Japan" })).toEqual([]);

    const made = await japan(shop, "--price-from=eur=160", "--write");
    expect(made).toMatchObject({ exitCode: 0, err: "", out: expect.stringContaining("Done:") });
    expect(made.out).not.toContain("is missing");
    expect(await pricesOfSencha(shop)).toEqual([
      "eur 6 from 10",
      "eur 7.5 from 1",
      "jpy 1200 from 1",
      "usd 9 from 1",
    ]);

    const again = await japan(shop, "--price-from=eur=160", "--write");
    expect(again.out).toContain("Nothing is missing.");
  });

  it("makes prices of the plain ones alone, and leaves those of a sale as they are", async () => {
    await leaveJapan(shop);
    const variant_id = shop.seeded.variants.sencha;
    await createPriceListsWorkflow(shop.container).run({
      input: {
        price_lists_data: [
          {
            title: "Sale",
            description: "Summer",
            status: "active",
            prices: [{ variant_id, currency_code: "eur", amount: 1 }],
          },
        ],
      },
    });

    const { out } = await japan(shop, "--price-from=eur=160", "--write");

    expect(out).toContain("made        the price of Sencha (煎茶), One size: ¥1200");
    const lists = await shop.container.resolve(Modules.PRICING).listPriceLists({}, { relations: ["prices"] });
    expect(lists[0].prices?.map(({ amount, currency_code }) => [amount, currency_code])).toEqual([
      [1, "eur"],
    ]);
    const own = (await pricesOfSencha(shop)).filter((price) => price !== "eur 1 from 1");
    expect(own).toEqual(["eur 6 from 10", "eur 7.5 from 1", "jpy 1200 from 1", "usd 9 from 1"]);
  });

  it("leaves a shop in which somebody in Japan can buy and pay", async () => {
    await leaveJapan(shop);
    await japan(shop, "--price-from=eur=160", "--write", "--delivery=500");
    const [region] = await shop.container.resolve(Modules.REGION).listRegions({ name: "Japan" });
    const [option] = await shop.container.resolve(Modules.FULFILLMENT).listShippingOptions({
      name: "Standard (通常配送)",
    });
    const shopper = shop.shopper();
    const cart = await shopper.fillCart({
      regionId: region.id,
      variantId: shop.seeded.variants.sencha,
      quantity: 1,
      shippingOptionId: option.id,
      email: "hanako@example.jp",
      address: TOKYO_ADDRESS,
    });
    expect(cart).toMatchObject({ total: 1700, currency_code: "jpy" });
    await shopper.choosePayment(cart.id, providerId("konbini-lawson"));
    expect(await shopper.placeOrder(cart.id)).toMatchObject({ currency_code: "jpy" });
  });

  it("adds the methods that the region lacks, and keeps the others", async () => {
    const id = shop.region("jpy");
    await updateRegionsWorkflow(shop.container).run({
      input: { selector: { id }, update: { payment_providers: ["pp_system_default", providerId("au-pay")] } },
    });
    const { out } = await japan(shop, "--write");
    expect(out).toContain("made        its 7 payment methods");
    const query = shop.container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({
      entity: "region",
      fields: ["payment_providers.id"],
      filters: { id },
    });
    const [{ payment_providers: providers }] = data as unknown as { payment_providers: { id: string }[] }[];
    expect(providers.map((provider) => provider.id).sort()).toEqual(
      ["pp_system_default", ...METHODS.map((method) => providerId(method.id))].sort(),
    );
  });

  it("stops where Japan is sold to in another currency, and says where to change that", async () => {
    await leaveJapan(shop);
    await updateRegionsWorkflow(shop.container).run({
      input: { selector: { id: shop.region("usd") }, update: { countries: ["us", "jp"] } },
    });
    const { exitCode, err } = await japan(shop, "--write");
    expect(exitCode).toBe(1);
    expect(err).toContain('The region "United States" has Japan, in USD');
  });

  it("takes a secret API key, and says what is wrong with a login without showing it", async () => {
    const http = await withSecretKey(shop);
    const key = String((http.defaults.auth as { username: string }).username);
    const environment = { MEDUSA_BACKEND_URL: shop.url, MEDUSA_ADMIN_API_KEY: key };
    expect(await haipay(["japan", "--env-file=none.env"], { environment })).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining("Nothing is missing."),
    });
    const wrong = { ...login(shop), MEDUSA_ADMIN_PASSWORD: "not-the-password" };
    const { exitCode, err } = await haipay(["japan", "--env-file=none.env"], { environment: wrong });
    expect(exitCode).toBe(1);
    expect(err).toContain("401: the login is not accepted");
    expect(err).not.toContain("not-the-password");
  });
});
