import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  checkMedusa,
  MedusaVersionError,
  OLDEST_MEDUSA,
  OLDEST_MEDUSA_UI,
  refuseOtherVersions,
} from "../loaders/check-medusa";

const ROOT = path.resolve(__dirname, "../../../..");

describe("the Medusa version of the shop", () => {
  it.each(["2.17.2", "2.17.10", "2.18.0", "2.22.0-preview-20260911072753", "2.100.0"])(
    "%s is taken",
    (version) => expect(() => refuseOtherVersions(version)).not.toThrow(),
  );

  it.each(["2.17.1", "2.9.9", "2.8.99", "1.20.6"])(
    "%s is refused, with advice that works as written",
    (version) => {
      expect(() => refuseOtherVersions(version)).toThrow(MedusaVersionError);
      expect(() => refuseOtherVersions(version)).toThrow(
        `medusa-payment-haipay needs Medusa 2.17.2 or a later 2.x, and this shop runs ${version}. In package.json, set every ` +
          `@medusajs package that has the version ${version} to 2.17.2 or later, and @medusajs/ui, if it is there, to 4.1.19 or ` +
          `later; install; and run "npx medusa db:migrate --execute-safe-links". Or remove`,
      );
    },
  );

  it("3.0.0 is refused, without advice to go back", () => {
    expect(() => refuseOtherVersions("3.0.0")).toThrow(
      /runs 3\.0\.0\. Look for a later medusa-payment-haipay\. Or/,
    );
  });

  it("is found where the shop is installed", () => expect(() => checkMedusa()).not.toThrow());

  it("is checked when the module is read, before anything is migrated", () => {
    const shop = mkdtempSync(path.join(tmpdir(), "haipay-old-shop-"));
    try {
      const medusa = path.join(shop, "node_modules/@medusajs/medusa");
      mkdirSync(medusa, { recursive: true });
      writeFileSync(path.join(medusa, "package.json"), JSON.stringify({ version: "2.16.0" }));
      const read = `require(${JSON.stringify(path.join(ROOT, "src/modules/haipay/index.ts"))})`;
      const register = require.resolve("ts-node/register");
      const { status, stderr } = spawnSync(process.execPath, ["-r", register, "-e", read], {
        cwd: shop,
        env: { ...process.env, TS_NODE_PROJECT: path.join(ROOT, "tsconfig.json") },
        encoding: "utf8",
      });
      expect(status).toBe(1);
      expect(stderr).toContain("this shop runs 2.16.0");
    } finally {
      rmSync(shop, { recursive: true });
    }
  }, 30_000);

  it("is what package.json and the README say", () => {
    const claimed = `^${OLDEST_MEDUSA}`;
    const { peerDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      peerDependencies: Record<string, string>;
    };
    const medusas = ["@medusajs/admin-sdk", "@medusajs/framework", "@medusajs/icons", "@medusajs/medusa"];
    expect(medusas.map((name) => peerDependencies[name])).toEqual(medusas.map(() => claimed));
    expect(peerDependencies["@medusajs/ui"]).toBe(`^${OLDEST_MEDUSA_UI}`);
    expect(readFileSync(path.join(ROOT, "README.md"), "utf8")).toContain(`| ${claimed} |`);
  });
});
