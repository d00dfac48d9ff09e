import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serveStorefront, type StorefrontServer } from "../storefront-server";

const MAIL = {
  to: "hanako@example.jp",
  at: "2026-11-29T03:00:00.000Z",
  subject: "Pay by Tuesday",
  text: "¥1,700",
  html: "<html><head></head><body>¥1,700</body></html>",
};

describe("The demo's mailbox", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "haipay-mailbox-"));
  let server: StorefrontServer;
  beforeAll(async () => {
    const mailbox = path.join(folder, "mailbox.jsonl");
    appendFileSync(mailbox, `${JSON.stringify(MAIL)}\n`);
    const config = () => ({ medusaUrl: "http://127.0.0.1:1", publishableKey: "pk_test" });
    server = await serveStorefront({ folder, port: 0, config, mailbox });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  const read = async (address: string, accepted: string) =>
    (await fetch(server.url + address, { headers: { "accept-language": accepted } })).text();

  test.each(["/mailbox", "/mailbox/0"])(
    "%s speaks the language of its address, else the browser's",
    async (at) => {
      for (const [address, accepted, language] of [
        [`${at}?lang=en`, "ja", "en"],
        [`${at}?lang=ja`, "en", "ja"],
        [at, "ja,en;q=0.8", "ja"],
        [at, "en-GB", "en"],
      ]) {
        expect(await read(address, accepted)).toContain(`<html lang="${language}">`);
      }
    },
  );

  test("keeps the language on the way from the list to a mail and back", async () => {
    expect(await read("/mailbox?lang=en", "ja")).toContain(`href="/mailbox/0?lang=en"`);
    const mail = await read("/mailbox/0?lang=en", "ja");
    expect(mail).toContain(`href="/mailbox?lang=en"`);
    expect(mail).toContain(`href="/mailbox/0?lang=ja"`);
  });
});
