import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { codeBlocksOf, readPage } from "../../../build/documentation/pages";
import { TOKYO_ADDRESS } from "../../../demo/addresses";
import type { Payment, PaymentMethods } from "../../../src/storefront/core";
import { STOREFRONT } from "../../environment/configure-haipay";
import { describeShop, type HaipayShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";
import { fillCart, orderIdOf, payAndNotify, providerId, rowByToken } from "../../environment/purchases";

/** A page of a storefront: one call of the example, and where the browser is sent by it. */
const PAGE = `
  const [file, name, ...values] = process.argv.slice(2);
  const sentTo = [];
  globalThis.location = { origin: "${STOREFRONT}", assign: (address) => sentTo.push(address) };
  const example = await import(file);
  const said = await example[name](...values).then((answer) => ({ answer }), ({ message }) => ({ message }));
  console.log(JSON.stringify({ ...said, sentTo }));
`;

interface Visit<Answer> {
  answer?: Answer;
  /** Of the error that was thrown. */
  message?: string;
  sentTo: string[];
}

/** The guide's file for storefronts without the kit, run as it stands there by a Node of its own. */
describeShop("At the store API the guide's example with fetch alone", (shop) => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), "haipay-fetch-"));
    writeFileSync(path.join(folder, "page.mjs"), PAGE);
    writeFileSync(path.join(folder, "example.mjs"), readExample(shop));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function call<Answer = undefined>(name: string, ...values: string[]): Promise<Visit<Answer>> {
    const files = ["page.mjs", "example.mjs"].map((file) => path.join(folder, file));
    const { stdout } = await promisify(execFile)(process.execPath, [...files, name, ...values]);
    return JSON.parse(stdout) as Visit<Answer>;
  }

  async function read(paymentToken: string, cart: { id: string }): Promise<Payment> {
    return (await call<Payment>("readPayment", paymentToken, cart.id)).answer as Payment;
  }

  it("lists the methods, places an order with a slip, and sees it paid", async () => {
    const { cart } = await fillCart(shop);
    const { answer } = await call<PaymentMethods>("listMethods", cart.id);
    const [lawson] = (answer?.kinds ?? [])
      .flatMap(({ methods }) => methods)
      .filter(({ method, available }) => method === "konbini-lawson" && available);

    const { sentTo } = await call("pay", cart.id, lawson.provider_id);

    const token = tokenIn(sentTo);
    expect(await read(token, cart)).toMatchObject({
      state: "open",
      slip: { pay_url: expect.stringMatching(/^http/) },
    });
    const { platform_order_id, locale } = await rowByToken(shop, token);
    expect(locale).toBe("ja");
    await payAndNotify(shop, platform_order_id);
    const { state, medusa_order_id: orderId } = await read(token, cart);
    expect(state).toBe("paid");
    expect(await readOrder(shop, orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("goes to a wallet's page, and the order is placed and paid when the money is there", async () => {
    const { cart } = await fillCart(shop);

    const { sentTo } = await call("pay", cart.id, providerId("merpay"));

    const [atPlatform] = await shop.control.orders();
    expect(sentTo).toEqual([atPlatform.payUrl]);
    expect(atPlatform.callBackUrl).toMatch(`${STOREFRONT}/payment?payment_token=`);
    expect(await orderIdOf(shop, cart.id)).toBeUndefined();
    await payAndNotify(shop, atPlatform.orderId);
    const token = new URL(atPlatform.callBackUrl).searchParams.get("payment_token") ?? "";
    const { state, medusa_order_id: orderId } = await read(token, cart);
    expect(state).toBe("paid");
    expect(await readOrder(shop, orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("pays a placed order another way", async () => {
    const { cart } = await fillCart(shop);
    const slip = tokenIn((await call("pay", cart.id, providerId("konbini-ministop"))).sentTo);
    const { another_way, medusa_order_id: orderId } = await read(slip, cart);
    const { payment_collection_id } = another_way as { payment_collection_id: string };

    const account = await call("payAnotherWay", payment_collection_id, providerId("gmo-aozora"));
    const { replaced_by } = await read(slip, cart);
    expect(tokenIn(account.sentTo)).toBe(replaced_by);
    const wallet = await call("payAnotherWay", payment_collection_id, providerId("au-pay"));

    const newest = (await shop.control.orders()).at(-1);
    expect(wallet.sentTo).toEqual([newest?.payUrl]);
    await payAndNotify(shop, String(newest?.orderId));
    expect(await readOrder(shop, orderId ?? "")).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("throws a sentence for the shopper, in their language", async () => {
    const { cart } = await fillCart(shop, { address: { ...TOKYO_ADDRESS, phone: "+1 212 555 0100" } });

    expect(await call("pay", cart.id, providerId("konbini-lawson"))).toEqual({
      message: "海外の電話番号です。お支払いには日本の電話番号（0または+81で始まる番号）が必要です。",
      sentTo: [],
    });
  });
});

/** The example's code for this shop, without its types. */
function readExample(shop: HaipayShop): string {
  const blocks = codeBlocksOf(readPage("docs/storefront.md").text);
  const code = blocks.find(({ file }) => file === "fetch-example.ts")?.code ?? "";
  const places = { "https://api.shop.example": shop.url, pk_0123: shop.seeded.publishableKey };
  const here = Object.entries(places).reduce((text, [written, value]) => {
    expect(text).toContain(`"${written}"`);
    return text.replace(written, value);
  }, code);
  const options = { module: ModuleKind.ESNext, target: ScriptTarget.ES2022 };
  return transpileModule(here, { compilerOptions: options }).outputText;
}

/** The payment that the storefront's own page is opened for. */
function tokenIn([address, ...others]: string[]): string {
  expect(others).toEqual([]);
  const [, token] = /^\/payment\?payment_token=(hppt_\w+)$/.exec(address) ?? [];
  if (!token) throw new Error(`This is not the address of the payment's page: ${address}`);
  return token;
}
