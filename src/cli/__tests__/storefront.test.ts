import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readPage } from "../../../build/documentation/pages";
import { follow } from "../../storefront/__tests__/guides";
import { STARTER } from "../../storefront/__tests__/starter";
import { PAYMENT_PAGE, PLACES } from "../storefront/places";
import { haipay } from "./terminal";

const FILES = [...PLACES, PAYMENT_PAGE].map(({ file }) => file);

describe("haipay storefront", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "haipay-storefront-"));
    write("package.json", JSON.stringify({ dependencies: { next: "15", "medusa-payment-haipay": "1" } }));
    for (const { file } of PLACES) write(`src/${file}`, STARTER[file]);
    mkdirSync(path.join(folder, "src/app/[countryCode]/(main)"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(file: string, text: string): void {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  const read = (file: string) => readFileSync(path.join(folder, "src", file), "utf8");
  const change = (file: string, from: string, to: string) =>
    write(`src/${file}`, read(file).replace(from, to));
  const all = () => FILES.map((file) => (existsSync(path.join(folder, "src", file)) ? read(file) : ""));
  const run = (...more: string[]) => haipay(["storefront", folder, ...more]);

  it("shows a diff of each of the six places, and writes nothing", async () => {
    const before = all();
    const { exitCode, out, err } = await run();
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
    for (const file of FILES) expect(out).toContain(`+++ ${path.join(folder, "src", file)}`);
    expect(out).toContain("+withHaiPay(sdk)\n");
    expect(out).toContain("-                {availablePaymentMethods.map((paymentMethod) => (\n");
    expect(out).toContain("Nothing was written: add --write to change 6 files.");
    expect(all()).toEqual(before);
  });

  it("changes six files in at most forty lines, and finds nothing to do the second time", async () => {
    const { exitCode, out } = await run("--write");
    expect(exitCode).toBe(0);
    const added = out.split("\n").filter((line) => /^\+(?!\+\+ )/.test(line));
    expect(added.length).toBeLessThanOrEqual(40);
    expect(read(PAYMENT_PAGE.file)).toBe(
      'export { default, metadata } from "medusa-payment-haipay/storefront/next/payment-page"\n',
    );
    const after = all();

    const again = await run("--write");
    expect(again).toMatchObject({ exitCode: 0, err: "" });
    expect(again.out.match(/: nothing is missing\./g)).toHaveLength(6);
    expect(all()).toEqual(after);
  });

  it("makes what the guide shows", async () => {
    await run("--write");
    const guided = follow(readPage("docs/storefront-nextjs.md").text, STARTER);
    for (const { file } of PLACES) expect(read(file)).toBe(guided[file]);
    expect(read(PAYMENT_PAGE.file).trim()).toBe(guided[PAYMENT_PAGE.file].trim().replace(/;$/, ""));
  });

  it("finds the places as the B2B starter writes them, and says where that shows a placed order", async () => {
    const [, , payment, , details] = FILES;
    change(
      payment,
      "!checkActiveSession",
      "\n        !activeSession ||\n        activeSession.provider_id !== selectedPaymentMethod\n      ",
    );
    change(
      payment,
      "{availablePaymentMethods.map(",
      "{availablePaymentMethods\n                  .sort((a, b) => (a.id > b.id ? 1 : -1))\n                  .map(",
    );
    change(payment, "=> setPaymentMethod(value)", "=> setSelectedPaymentMethod(value)");
    write(`src/${details}`, read(details).replace("<div>", "<>").replace("</div>", "</>"));
    mkdirSync(path.join(folder, "src/app/[countryCode]/(main)/order/confirmed/[id]"), { recursive: true });

    const { exitCode, err } = await run("--write");

    expect(exitCode).toBe(0);
    expect(err).toContain("NEXT_PUBLIC_HAIPAY_ORDER_PATH=/order/confirmed/{id}");
    expect(read(payment)).toContain("} else if (\n        !activeSession ||");
    expect(read(payment)).toMatch(/\.filter\(\(\{ id \}\) => !isHaiPay\(id\)\)\s+\.sort\(/);
    expect(read(payment)).toContain("onChange={setSelectedPaymentMethod}\n");
    expect(read(details)).toMatch(/<>\n\s+<HaiPayOrder order=\{order\} \/>/);
    expect((await run("--write")).out.match(/: nothing is missing\./g)).toHaveLength(6);
  });

  it("names the place that the shop has changed, leaves that file alone and does the others", async () => {
    const [, , payment] = FILES;
    change(payment, "if (!checkActiveSession) {", "if (mustChooseAgain) {");
    const before = read(payment);
    const { exitCode, err, out } = await run("--write");
    expect(exitCode).toBe(1);
    expect(err).toContain(`${payment} has another place for the choice. It stays as it is`);
    expect(err).toContain("chooseHaiPay(cart, selectedPaymentMethod)");
    expect(out).toContain("1 of 6 places to be done by hand");
    expect(read(payment)).toBe(before);
    expect(read(FILES[0])).toContain("withHaiPay(sdk)");

    // Done by hand, all is well.
    change(payment, "if (mustChooseAgain) {", "await chooseHaiPay(cart, id);\nif (mustChooseAgain) {");
    expect((await run("--write")).exitCode).toBe(0);
  });

  it("does not guess where a place is found twice", async () => {
    const [config] = FILES;
    change(
      "modules/checkout/components/payment-button/index.tsx",
      "switch (true) {",
      "switch (true) {\n  switch (true) {",
    );
    const { exitCode, err } = await run();
    expect(exitCode).toBe(1);
    expect(err).toContain("another place for the choice of the button");
    expect(err).not.toContain(config);
  });

  it("keeps line ends, and writes semicolons where the shop does", async () => {
    const [config] = FILES;
    write(`src/${config}`, 'import Medusa from "x";\r\nexport const sdk = new Medusa({});\r\n');
    expect((await run("--write")).exitCode).toBe(0);
    expect(read(config)).toBe(
      'import { withHaiPay } from "medusa-payment-haipay/storefront/next";\r\nimport Medusa from "x";\r\n' +
        "export const sdk = new Medusa({});\r\n\r\nwithHaiPay(sdk);\r\n",
    );
  });

  it("leaves the shop's own page alone", async () => {
    write(`src/${PAYMENT_PAGE.file}`, "export default () => null\n");
    const { exitCode, err } = await run("--write");
    expect(exitCode).toBe(1);
    expect(err).toContain("is a page of your own");
    expect(read(PAYMENT_PAGE.file)).toBe("export default () => null\n");
  });

  it("takes the kit's own package, and says to install it where there is neither", async () => {
    write("package.json", JSON.stringify({ dependencies: { next: "15" } }));
    const { exitCode, out, err } = await run("--write");
    expect(exitCode).toBe(0);
    expect(err).toContain("npm install medusa-payment-haipay-storefront");
    expect(out).toContain('from "medusa-payment-haipay-storefront/next"');
  });

  it("says where it looked when there is no storefront", async () => {
    write("package.json", JSON.stringify({ dependencies: {} }));
    const { exitCode, err } = await run();
    expect(exitCode).toBe(2);
    expect(err).toContain(`There is no Next.js storefront in ${folder}`);
  });
});
