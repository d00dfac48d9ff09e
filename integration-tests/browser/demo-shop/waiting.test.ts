import { describeDemoShop } from "../describe-demo-shop";

describeDemoShop("A shopper on a slow line in the demo shop", (demo) => {
  it("sees the shop before any script has come", async () => {
    const visit = await demo.visit({ screen: "phone" });
    await visit.page.route("**/assets/*.js", (route) => route.abort());
    await visit.open("/");
    await visit.page.getByText("みどり茶舗").waitFor();
    expect(await visit.page.locator("main[aria-busy]").count()).toBe(1);
    await visit.picture("first-paint");
  });

  it("loads files that are small on the way, and each of them once", async () => {
    const get = (path: string) => fetch(demo.url + path, { headers: { "accept-encoding": "br, gzip" } });
    const page = await get("/");
    const html = await page.text();
    expect(page.headers.get("cache-control")).toBe("no-store");
    const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
    expect(scripts.length).toBeGreaterThan(1);
    for (const path of scripts) {
      const answer = await get(path);
      expect(answer.headers.get("content-encoding")).toMatch(/^(br|gzip)$/);
      expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    }
    expect((await get("/assets/nothing.js")).status).toBe(404);
  });

  it("sees that a button works, and that goods will stand there", async () => {
    const visit = await demo.visit({ language: "en" });
    const { page, texts } = visit;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.route("**/store/products**", async (route) => {
      await held;
      await route.continue();
    });
    await visit.open("/");
    await page.locator(".bone-picture").first().waitFor();
    await visit.picture("goods-to-come");
    letGo();
    await page.getByRole("link", { name: texts.goods.sencha.name }).click();
    let goOn: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => (goOn = resolve));
    await page.route("**/line-items", async (route) => {
      await waits;
      await route.continue();
    });
    await page.getByRole("button", { name: texts.product.add }).click();
    await page.getByRole("button", { name: texts.product.adding }).locator(".spinner").waitFor();
    goOn();
    await page.getByText(texts.product.added(texts.goods.sencha.name)).waitFor();
  });
});
