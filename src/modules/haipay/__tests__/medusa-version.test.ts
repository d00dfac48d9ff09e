import { readFileSync } from "node:fs";
import path from "node:path";
import checkMedusa, { MedusaVersionError, OLDEST_MEDUSA, refuseOtherVersions } from "../loaders/check-medusa";

const ROOT = path.resolve(__dirname, "../../../..");

describe("the Medusa version of the shop", () => {
  it.each(["2.21.2", "2.21.10", "2.22.0", "2.22.0-preview-20260911072753", "2.100.0"])(
    "%s is taken",
    (version) => expect(() => refuseOtherVersions(version)).not.toThrow(),
  );

  it.each(["2.21.1", "2.9.9", "2.8.99", "1.20.6", "3.0.0"])("%s stops the boot in words", (version) => {
    expect(() => refuseOtherVersions(version)).toThrow(MedusaVersionError);
    expect(() => refuseOtherVersions(version)).toThrow(
      `medusa-payment-haipay needs Medusa 2.21.2 or a later 2.x, and this shop runs ${version}. Set every @medusajs package`,
    );
  });

  it("is found where the shop is installed", async () => {
    await expect(checkMedusa()).resolves.toBeUndefined();
  });

  it("is what package.json and the README say", () => {
    const claimed = `^${OLDEST_MEDUSA}`;
    const { peerDependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
      peerDependencies: Record<string, string>;
    };
    const medusas = ["@medusajs/admin-sdk", "@medusajs/framework", "@medusajs/icons", "@medusajs/medusa"];
    expect(medusas.map((name) => peerDependencies[name])).toEqual(medusas.map(() => claimed));
    expect(readFileSync(path.join(ROOT, "README.md"), "utf8")).toContain(`| ${claimed} |`);
  });
});
