import type { MethodId } from "../../platform/catalogue";
import type { CollectOrderRequest } from "../../platform/request-messages";
import { Shop } from "./shop";

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`;

describe("pay pages", () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(() => shop.close());

  const apply = async (method: MethodId, amount: string, rest: Partial<CollectOrderRequest> = {}) => {
    const { orderId, payUrl } = await shop.apply(method, amount, rest);
    return { orderId, payUrl, status: async () => (await shop.control.order(orderId)).status };
  };
  const get = async (url: string, acceptLanguage = "en") => {
    const response = await fetch(url, { headers: { "Accept-Language": acceptLanguage } });
    const text = await response.text();
    // What a buyer sees, without the buttons of a demo.
    const [main = ""] = /<main[^]*<\/main>/.exec(text) ?? [];
    return { status: response.status, headers: response.headers, text, main };
  };
  const post = async (url: string, form: Record<string, string> = {}) => {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(form),
      redirect: "manual",
    });
    return {
      status: response.status,
      location: response.headers.get("location") ?? "",
      text: await response.text(),
    };
  };
  const formsOf = (text: string) =>
    [...text.matchAll(/<form method="post" action="([^"]+)"/g)].map(([, to]) => to);

  it.each([
    ["au-pay", "Pay with au PAY", "au PAYで支払う", "¥1,200"],
    ["konbini-seven-eleven", "Payment slip for 7-Eleven", "セブン-イレブンのお支払い票", "¥1,200"],
    ["gmo-aozora", "Bank transfer to GMO Aozora Net Bank", "GMOあおぞらネット銀行へのお振込み", "¥1,200"],
  ] as const)(
    "of %s speak English and Japanese, by address and by browser",
    async (method, english, japanese, sum) => {
      const { payUrl } = await apply(method, "1200");
      const pages = [
        { page: await get(payUrl, "en-US,en;q=0.9"), language: "en", title: english },
        { page: await get(payUrl, "ja,en;q=0.8"), language: "ja", title: japanese },
        { page: await get(`${payUrl}?lang=ja`, "en"), language: "ja", title: japanese },
        { page: await get(`${payUrl}?lang=en`, "ja"), language: "en", title: english },
        { page: await get(payUrl, "fr"), language: "en", title: english },
      ];
      for (const { page, language, title } of pages) {
        expect(page.status).toBe(200);
        expect(page.text).toContain(`<html lang="${language}" data-brand="${method}">`);
        expect(page.text).toContain(`<title>${title}</title>`);
        expect(page.text).toContain(sum);
        expect(page.text).toMatch(/href="[^"]+\?lang=ja"[^>]*>日本語<\/a/);
        expect(page.text).toMatch(/href="[^"]+\?lang=en"[^>]*>English<\/a/);
        for (const form of formsOf(page.text)) {
          expect(form).toContain(`?lang=${language}`);
        }
      }
    },
  );

  it("load nothing from anywhere, run no script and are never kept", async () => {
    const { payUrl } = await apply("merpay", "100");
    const { headers, text } = await get(payUrl);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(text).not.toMatch(/<script|<link|<img|@import|url\(/);
  });

  it("move an opened order from not started to in progress", async () => {
    const { payUrl, status } = await apply("merpay", "100");
    expect(await status()).toBe(0);
    await get(payUrl);
    expect(await status()).toBe(1);
  });

  it("of a wallet: Pay pays and leads to callBackUrl; afterwards the state shows and no button", async () => {
    const { payUrl, status } = await apply("merpay", "100", {
      callBackUrl: "https://shop.example/paid?a=1&b=2",
    });
    expect(await post(`${payUrl}/pay`)).toMatchObject({
      status: 303,
      location: "https://shop.example/paid?a=1&b=2",
    });
    expect(await status()).toBe(2);
    const { main } = await get(payUrl);
    expect(main).toContain("Paid. Thank you.");
    expect(main).toContain('href="https://shop.example/paid?a=1&amp;b=2"');
    expect(main).not.toContain("<button");
  });

  it("of a wallet: Decline fails the order and leads to callBackFailUrl", async () => {
    const { payUrl, status } = await apply("au-pay", "100");
    expect(await post(`${payUrl}/decline`)).toMatchObject({
      status: 303,
      location: "https://shop.example/failed",
    });
    expect(await status()).toBe(3);
    const { main } = await get(`${payUrl}?lang=ja`);
    expect(main).toContain("お支払いに失敗したか");
    expect(main).toContain('href="https://shop.example/failed"');
    expect(main).not.toContain("<button");
  });

  it("of a konbini: show number and deadline, and pay at the till", async () => {
    const { orderId, payUrl, status } = await apply("konbini-lawson", "1200");
    const { bankNo = "", bankCode = "", deadline } = await shop.control.order(orderId);
    const slip = await get(`${payUrl}?lang=ja`);
    expect(bankNo).toMatch(/^[1-9]\d{10}$/);
    expect(slip.text).toContain(bankNo.replace(/(\d{4})(?=\d)/g, "$1 "));
    expect(slip.text).toMatch(/お客様番号[^]*確認番号/);
    expect(slip.text).toContain(bankCode);
    expect(slip.text).toContain("23:59（日本時間）");
    const ahead = new Date(deadline).getTime() - Date.now();
    expect(ahead).toBeGreaterThan(2.9 * 86_400_000);
    expect(ahead).toBeLessThan(4.1 * 86_400_000);
    const [action = ""] = formsOf(slip.text);
    const paid = await post(shop.sandbox.url + action);
    expect(paid).toMatchObject({ status: 303, location: expect.stringContaining("?lang=ja") });
    expect(await status()).toBe(2);
    const after = await get(shop.sandbox.url + paid.location);
    expect(after.text).toContain("お支払いが完了しました");
    expect(after.main).not.toContain("<button");
    expect(after.main).not.toContain("お支払い期限");
  });

  it("of a bank transfer: show the account and take a sum that is too small, then the rest", async () => {
    const { orderId, payUrl, status } = await apply("gmo-aozora", "1200");
    const first = await get(payUrl);
    expect(first.text).toContain((await shop.control.order(orderId)).bankNo);
    expect(first.text).toMatch(/name="sum"[^>]*value="1200"/);
    await post(`${payUrl}/pay`, { sum: "¥1,000" });
    expect(await status()).toBe(4);
    const second = await get(payUrl);
    expect(second.text).toContain("Paid in part");
    expect(second.text).toMatch(/name="sum"[^>]*value="200"/);
    await post(`${payUrl}/pay`, { sum: "200" });
    expect(await status()).toBe(2);
  });

  it("of a bank transfer: take a sum that is too large, in full-width digits too", async () => {
    const { payUrl, status } = await apply("gmo-aozora", "1200");
    await post(`${payUrl}/pay`, { sum: "1201" });
    expect(await status()).toBe(5);
    const { main } = await get(payUrl);
    expect(main).toContain("More than the amount came in.");
    expect(main).not.toContain("<button");
  });

  it.each(["", "0", "-5", "abc", "1.5", HOSTILE])(
    "of a bank transfer: refuse the sum %j in words",
    async (sum) => {
      const { payUrl, status } = await apply("gmo-aozora", "1200");
      const answer = await post(`${payUrl}/pay?lang=en`, { sum });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('role="alert"');
      expect(answer.text).toContain("This sum cannot be transferred.");
      expect(answer.text).not.toContain("<script");
      expect(await status()).toBe(0);
    },
  );

  it("pay once when the button is pressed twice", async () => {
    const { orderId, payUrl } = await apply("konbini-lawson", "1200");
    await Promise.all([post(`${payUrl}/pay`), post(`${payUrl}/pay`)]);
    expect(await shop.control.order(orderId)).toMatchObject({ status: 2, actualAmount: "1200.00" });
  });

  it("take no money and no decline for an expired or a paid order", async () => {
    const expired = await apply("merpay", "100");
    await shop.control.expire(expired.orderId);
    expect(await post(`${expired.payUrl}/pay`)).toMatchObject({
      location: expect.stringMatching(/^\/pay\//),
    });
    expect(await expired.status()).toBe(3);
    const paid = await apply("merpay", "100");
    await shop.control.pay(paid.orderId);
    await post(`${paid.payUrl}/decline`);
    expect(await paid.status()).toBe(2);
  });

  it("show state and no button while a payment is being confirmed", async () => {
    const { orderId, payUrl } = await apply("merpay", "100");
    await shop.control.pending(orderId);
    const { main } = await get(payUrl);
    expect(main).toContain("The payment is being confirmed.");
    expect(main).not.toContain("<button");
  });

  it("do not allow a konbini slip to be declined", async () => {
    const { payUrl, status } = await apply("konbini-lawson", "1200");
    await post(`${payUrl}/decline`);
    expect(await status()).toBe(0);
  });

  it.each([
    ["konbini-seven-eleven", /^\d{13}$/, undefined],
    ["konbini-familymart", /^\d{12}$/, /^\d{5}$/],
    ["konbini-ministop", /^\d{11}$/, /^\d{6}$/],
    ["gmo-aozora", /^\d{7}$/, /^GMO_AOZORA$/],
  ] as const)("of %s have the numbers of its own form, which apply tells too", async (method, no, code) => {
    const applied = await shop.apply(method, "1200");
    expect(applied.bankNo).toMatch(no);
    if (code) expect(applied.bankCode).toMatch(code);
    else expect(applied.bankCode).toBeUndefined();
    await shop.control.setSlipNumbers(false);
    const silent = await shop.apply(method, "1200");
    expect([silent.bankNo, silent.bankCode]).toEqual([undefined, undefined]);
    expect((await get(silent.payUrl)).main).toContain('<span class="number">');
    await shop.control.setSlipNumbers(true);
  });

  it("let a demo stage an expiry, a failure, late money and money once more", async () => {
    const expired = await apply("konbini-lawson", "1200");
    await post(`${expired.payUrl}/expire`);
    expect(await shop.control.order(expired.orderId)).toMatchObject({ status: 3, errorMsg: "order expired" });
    const { deadline } = await shop.control.order(expired.orderId);
    expect(new Date(deadline).getTime()).toBeLessThanOrEqual(Date.now());
    await post(`${expired.payUrl}/again`);
    expect(await expired.status()).toBe(2);
    for (const act of ["expire", "fail"]) await post(`${expired.payUrl}/${act}`);
    expect(await expired.status()).toBe(2);
    await post(`${expired.payUrl}/again`);
    expect(await expired.status()).toBe(5);
    const failed = await apply("au-pay", "1200");
    expect((await get(failed.payUrl)).text).toContain("For the demo");
    await post(`${failed.payUrl}/fail`);
    expect(await failed.status()).toBe(3);
    const partly = await apply("gmo-aozora", "1200");
    await post(`${partly.payUrl}/pay`, { sum: "700" });
    await post(`${partly.payUrl}/expire`);
    expect(await partly.status()).toBe(4);
  });

  it("escape hostile text of the shop everywhere", async () => {
    const hostile = { subject: HOSTILE, callBackUrl: `https://shop.example/?q="><script>alert(1)</script>` };
    const { orderId, payUrl } = await apply("konbini-lawson", "1200", {
      ...hostile,
      orderId: `<b>${shop.newOrderId()}</b>`,
    });
    await shop.control.fail(orderId, { errorMsg: HOSTILE });
    const failed = await get(payUrl);
    await shop.control.pay(orderId);
    const pages = [failed, await get(payUrl), await get(`${shop.sandbox.url}/`)];
    for (const { text } of pages) {
      expect(text).not.toMatch(/<script|<img|<b>/);
    }
    expect(failed.text).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(pages[1]?.text).toContain("https://shop.example/?q=&quot;&gt;&lt;script&gt;");
    expect(pages[2]?.text).toContain("&lt;b&gt;order-");
  });

  it("answer 404 in both languages for an unknown payment", async () => {
    const english = await get(`${shop.sandbox.url}/pay/nobody`);
    const japanese = await get(`${shop.sandbox.url}/pay/nobody?lang=ja`);
    expect([english.status, japanese.status]).toEqual([404, 404]);
    expect(english.text).toContain("There is no payment at this address.");
    expect(japanese.text).toContain("このアドレスのお支払いはありません。");
  });

  it("are listed on the front page with links", async () => {
    const { orderId, payUrl } = await apply("konbini-lawson", "1200");
    const { text } = await get(`${shop.sandbox.url}/`);
    expect(text).toContain(`<a href="${new URL(payUrl).pathname}?lang=en">${orderId}</a>`);
  });

  it("show what the shop next door calls an order, let its deadline pass there first, and do without it", async () => {
    const passed: string[] = [];
    const numbers = jest.fn(async (ids: readonly string[]) => new Map(ids.map((id) => [id, "#1001"])));
    const passDeadline = async (id: string) => void passed.push(id);
    const demo = await Shop.open({ shop: { orderNumbers: numbers, passDeadline } });
    try {
      const { orderId, payUrl } = await demo.apply("konbini-lawson", "1200");
      expect((await get(payUrl)).main).toContain("#1001");
      expect((await get(`${demo.sandbox.url}/`)).text).toContain("<td>#1001</td>");
      await post(`${payUrl}/expire`);
      expect(passed).toEqual([orderId]);
      jest.spyOn(console, "error").mockReturnValue();
      numbers.mockRejectedValue(new Error("The database is gone."));
      expect((await get(payUrl)).main).toContain("failed or has expired");
    } finally {
      jest.restoreAllMocks();
      await demo.close();
    }
  });
});
