import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a fixture of a shop's `medusa-config` holds; the defaults are right. */
export interface FixtureConfig {
  plugins?: unknown[];
  payment?: object;
  storeCors?: string;
  authCors?: string;
  modules?: Record<string, object>;
}

const PAYMENT = {
  resolve: "@medusajs/medusa/payment",
  dependencies: ["haipay"],
  options: { providers: [{ resolve: "medusa-payment-haipay/providers/haipay", id: "haipay" }] },
};

/** The folder of a shop, with the versions that it has installed and a configuration as Medusa would see it. */
export class FixtureShop {
  readonly folder = mkdtempSync(path.join(tmpdir(), "haipay-shop-"));

  constructor() {
    this.install("@medusajs/medusa", "2.21.2");
    this.install("@medusajs/framework", "2.21.2");
    this.install("@medusajs/ui", "4.2.6");
    this.install("medusa-payment-haipay", "0.1.0");
    this.configure({});
  }

  install(name: string, version: string): void {
    const place = path.join(this.folder, "node_modules", name);
    mkdirSync(place, { recursive: true });
    writeFileSync(path.join(place, "package.json"), JSON.stringify({ name, version }));
  }

  configure({ plugins, payment = PAYMENT, modules = {}, ...cors }: FixtureConfig): void {
    const http = {
      storeCors: "http://localhost:8000",
      authCors: "http://localhost:8000,http://localhost:9000",
      ...cors,
    };
    const config = {
      projectConfig: { http },
      plugins: plugins ?? [{ resolve: "medusa-payment-haipay", options: {} }],
      modules: { payment, ...modules },
    };
    this.write("medusa-config.js", `module.exports = ${JSON.stringify(config)};\n`);
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.folder, name), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
