import {
  deleteRegionsWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateRegionsWorkflow,
} from "@medusajs/medusa/core-flows";
import { FixtureShop } from "../../../src/cli/__tests__/fixture-shop";
import { haipay } from "../../../src/cli/__tests__/terminal";
import { ADMIN } from "../../environment/admin-account";
import { withSecretKey } from "../../environment/api-key";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";

let fixture: FixtureShop;

/** The doctor in a shop's folder, with the environment that the shop of the tests runs in. */
const doctor = (shop: HaipayShop, more: Record<string, string> = {}) =>
  haipay(["doctor", "--folder", fixture.folder], {
    environment: {
      ...process.env,
      MEDUSA_BACKEND_URL: shop.url,
      MEDUSA_ADMIN_EMAIL: ADMIN.email,
      MEDUSA_ADMIN_PASSWORD: ADMIN.password,
      ...more,
    },
  });

describeShop("haipay doctor", (shop) => {
  beforeEach(() => {
    fixture = new FixtureShop();
    const storefront = String(process.env.HAIPAY_STOREFRONT_URLS);
    fixture.configure({ storeCors: storefront, authCors: storefront });
  });
  afterEach(() => fixture.remove());

  it("finds nothing wrong in a shop that runs well", async () => {
    const { exitCode, out, err } = await doctor(shop);
    for (const words of [
      `Medusa runs at ${shop.url}, with the plugin.`,
      "The region Japan offers 7 methods in JPY.",
      "The region United States offers 7 methods in USD.",
      "The sales channel has a stock location.",
      "The sales channel has a publishable key.",
      "There is delivery in yen.",
      "/hooks/haipay answers.",
      "JPY: the platform's signature verifies.",
      "Nothing is wrong",
    ]) {
      expect(out).toContain(words);
    }
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    expect(out).not.toContain(ADMIN.password);
  });

  it("says what a shop lacks, and what to do", async () => {
    await updateRegionsWorkflow(shop.container).run({
      input: { selector: { id: shop.region("usd") }, update: { payment_providers: ["pp_system_default"] } },
    });
    await deleteRegionsWorkflow(shop.container).run({ input: { ids: [shop.region("jpy")] } });
    await linkSalesChannelsToStockLocationWorkflow(shop.container).run({
      input: { id: shop.seeded.stockLocationId, remove: [shop.seeded.salesChannelId] },
    });
    const { exitCode, out } = await doctor(shop);
    expect(exitCode).toBe(1);
    for (const words of [
      "WRONG  No region is in JPY.\n         → npx haipay japan --write makes it.",
      "WRONG  The region United States has no method of HaiPay.\n         → Settings → Regions → United States",
      "WRONG  The store's sales channel has no stock location: nothing can be sold.",
      "3 wrong",
    ]) {
      expect(out).toContain(words);
    }
  });

  it("asks with a secret API key as well, and says when a login is not accepted", async () => {
    const http = await withSecretKey(shop);
    const key = String((http.defaults.auth as { username: string }).username);
    expect(await doctor(shop, { MEDUSA_ADMIN_API_KEY: key })).toMatchObject({
      exitCode: 0,
      out: expect.not.stringContaining(key),
    });
    const { exitCode, out } = await doctor(shop, { MEDUSA_ADMIN_PASSWORD: "not-the-password" });
    expect(exitCode).toBe(1);
    expect(out).toContain("the login is not accepted");
    expect(out).not.toContain("not-the-password");
  });
});
