import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Page } from "playwright-core";
import { waitUntil } from "../../demo/waiting";
import { describeShop, type HaipayShop } from "../environment/haipay-shop";
import { readOrder } from "../environment/order-books";
import { choose, orderIdOf, place, rowOf, type Checkout } from "../environment/purchases";
import { openBrowser } from "./open-browser";

const PATIENCE = { timeoutMs: 15_000, intervalMs: 200 };

describeShop("A shopper pays on the platform's pages in a browser", (shop) => {
  let browser: BrowserContext;
  let storefront: Server;
  let storefrontUrl: string;

  beforeAll(async () => {
    storefront = createServer((_req, res) => res.end("The storefront.")).listen(0, "127.0.0.1");
    await new Promise((resolve) => storefront.once("listening", resolve));
    storefrontUrl = `http://127.0.0.1:${(storefront.address() as AddressInfo).port}`;
    process.env.HAIPAY_STOREFRONT_URLS = storefrontUrl;
    browser = await openBrowser("ja-JP");
  });
  afterAll(async () => {
    await browser.close();
    storefront.closeAllConnections();
    storefront.close();
  });

  it("by au PAY, comes back to the storefront, and the order is placed and paid", async () => {
    const checkout = await choose(shop, { method: "au-pay" });
    const page = await visit(browser, shop, checkout);

    await page.getByRole("button", { name: "支払う", exact: true }).click();
    await page.waitForURL(`${storefrontUrl}/**`);

    const arrival = new URL(page.url());
    expect(arrival.pathname).toBe("/haipay/return");
    expect(Object.fromEntries(arrival.searchParams)).toEqual({
      payment_token: checkout.session.data.paymentToken,
      outcome: "success",
    });
    const orderId = await waitUntil("the order is placed", () => orderIdOf(shop, checkout.cart.id), PATIENCE);
    await expectPaid(shop, orderId);
  });

  it("declines in the wallet, comes back with the failure, and no order is placed", async () => {
    const checkout = await choose(shop, { method: "merpay" });
    const page = await visit(browser, shop, checkout);

    await page.getByRole("button", { name: "支払わない" }).click();
    await page.waitForURL(`${storefrontUrl}/**`);

    expect(new URL(page.url()).searchParams.get("outcome")).toBe("failure");
    await waitUntil("the failure is known", async () => await stateIs(shop, checkout, "failed"), PATIENCE);
    expect(await orderIdOf(shop, checkout.cart.id)).toBeUndefined();
  });

  it("at the till with the slip's number, and the order becomes paid", async () => {
    const checkout = await choose(shop, { method: "konbini-lawson" });
    const orderId = await place(checkout);
    const page = await visit(browser, shop, checkout);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("ローソンのお支払い票");

    await page.getByRole("button", { name: "レジで支払う" }).click();
    await page.getByText("お支払いが完了しました。ありがとうございます。").waitFor();

    await waitUntil("the payment is known", async () => await stateIs(shop, checkout, "paid"), PATIENCE);
    await expectPaid(shop, orderId);
  });

  it("transfers too little by bank, then the rest, and only then the order is paid", async () => {
    const checkout = await choose(shop, { method: "gmo-aozora" });
    const orderId = await place(checkout);
    const page = await visit(browser, shop, checkout);

    await page.getByLabel(/お振込み金額/).fill("1000");
    await page.getByRole("button", { name: "振り込む" }).click();
    await page.getByText("一部のお支払いを確認しました。残りの金額をお支払いください。").waitFor();
    await waitUntil("the part is known", async () => await receivedIs(shop, checkout, "1000"), PATIENCE);
    expect((await readOrder(shop, orderId)).captures).toEqual([]);

    await page.getByRole("button", { name: "振り込む" }).click();
    await page.getByText("お支払いが完了しました。ありがとうございます。").waitFor();
    await waitUntil("the payment is known", async () => await stateIs(shop, checkout, "paid"), PATIENCE);
    await expectPaid(shop, orderId);
  });
});

async function visit(browser: BrowserContext, shop: HaipayShop, { session }: Checkout): Promise<Page> {
  const { pay_url } = await rowOf(shop, session);
  const page = await browser.newPage();
  await page.goto(pay_url as string);
  return page;
}

async function stateIs(shop: HaipayShop, { session }: Checkout, state: string): Promise<true | undefined> {
  const row = await rowOf(shop, session);
  return row.state === state && (state !== "paid" || row.settled_at !== null) ? true : undefined;
}

async function receivedIs(shop: HaipayShop, { session }: Checkout, sum: string): Promise<true | undefined> {
  return (await rowOf(shop, session)).received_amount === sum ? true : undefined;
}

async function expectPaid(shop: HaipayShop, orderId: string): Promise<void> {
  // Medusa books the capture of a payment first, and afterwards in the order.
  await waitUntil(
    "the payment is in the order's books",
    async () => ((await readOrder(shop, orderId)).due === "0" ? true : undefined),
    PATIENCE,
  );
  const { captures, total } = await readOrder(shop, orderId);
  expect(captures).toEqual([total]);
}
