import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { PlatformAccount } from "../../../src/platform/client";
import { makeRsaPair, privateKeyToBase64, publicKeyToBase64 } from "../../../src/platform/keys";
import { HttpClient } from "../measure/http-client";
import type { FastPlatformOptions } from "./server";

const MERCHANT_SECRET_KEY = "bench-secret-0123456789abcdef";
const APP_ID = "9007199254740993";

/** A platform in a process of its own, so that its work is not counted as ours. */
export class FastPlatform {
  private constructor(
    private readonly process: ChildProcess,
    readonly account: PlatformAccount,
    /** For a Medusa that is to use it. */
    readonly environment: Record<string, string>,
  ) {}

  /** @param latencyMs how long, in ms, each answer takes */
  static async start(latencyMs = 0): Promise<FastPlatform> {
    const merchant = await makeRsaPair();
    const platform = await makeRsaPair();
    const child = fork(path.join(__dirname, "server.ts"), {
      execArgv: ["--require", require.resolve("ts-node/register")],
      stdio: "inherit",
    });
    const port = new Promise<number>((resolve, reject) => {
      child.once("message", (message) => resolve(message as number));
      child.once("exit", (code) => reject(new Error(`The fast platform ended (${code}).`)));
    });
    const options: FastPlatformOptions = {
      privateKey: platform.privateKey.export({ format: "pem", type: "pkcs8" }).toString(),
      merchantSecretKey: MERCHANT_SECRET_KEY,
      latencyMs,
    };
    child.send(options);
    const baseUrl = `http://127.0.0.1:${await port}`;
    const account: PlatformAccount = {
      currency: "jpy",
      appId: APP_ID,
      merchantSecretKey: MERCHANT_SECRET_KEY,
      merchantPrivateKey: merchant.privateKey,
      platformPublicKeys: [platform.publicKey],
      baseUrl,
    };
    return new FastPlatform(child, account, {
      HAIPAY_ENVIRONMENT: "sandbox",
      HAIPAY_BASE_URL: baseUrl,
      HAIPAY_STOREFRONT_URLS: "http://localhost:8000",
      HAIPAY_RECONCILE: "off",
      HAIPAY_JPY_APP_ID: APP_ID,
      HAIPAY_JPY_MERCHANT_SECRET_KEY: MERCHANT_SECRET_KEY,
      HAIPAY_JPY_MERCHANT_PRIVATE_KEY: privateKeyToBase64(merchant.privateKey),
      HAIPAY_JPY_PLATFORM_PUBLIC_KEY: publicKeyToBase64(platform.publicKey),
    });
  }

  /** How many TCP connections were made to it, without the one that asks. */
  async countConnections(): Promise<number> {
    const client = new HttpClient();
    const { body } = await client.get(`${this.account.baseUrl}/connections`);
    client.close();
    return (JSON.parse(body) as { connections: number }).connections - 1;
  }

  stop(): void {
    this.process.disconnect();
  }
}
