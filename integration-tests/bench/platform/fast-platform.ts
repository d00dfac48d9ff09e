import { fork, type ChildProcess } from "node:child_process";
import type { KeyObject } from "node:crypto";
import path from "node:path";
import type { PlatformAccount } from "../../../src/platform/client";
import { makeRsaPair, privateKeyToBase64, publicKeyToBase64 } from "../../../src/platform/keys";
import { signMessage } from "../../../src/platform/signature";
import { HttpClient } from "../measure/http-client";
import { OPEN_ORDER, orderNoOf } from "./open-orders";
import type { FastPlatformOptions, PlatformCounts } from "./server";

const MERCHANT_SECRET_KEY = "bench-secret-0123456789abcdef";
const APP_ID = "9007199254740993";

/** A platform in a process of its own, so that its work is not counted as ours. */
export class FastPlatform {
  private ownConnections = 0;

  private constructor(
    private readonly process: ChildProcess,
    readonly account: PlatformAccount,
    /** For a Medusa that is to use it. */
    readonly environment: Record<string, string>,
    private readonly privateKey: KeyObject,
  ) {}

  /**
   * @param latencyMs how long, in ms, each answer takes
   * @param paid whether every order that it is asked about is paid
   */
  static async start(latencyMs = 0, paid = false): Promise<FastPlatform> {
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
      paid,
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
    return new FastPlatform(
      child,
      account,
      {
        HAIPAY_ENVIRONMENT: "sandbox",
        HAIPAY_BASE_URL: baseUrl,
        HAIPAY_STOREFRONT_URLS: "http://localhost:8000",
        HAIPAY_RECONCILE: "off",
        HAIPAY_JPY_APP_ID: APP_ID,
        HAIPAY_JPY_MERCHANT_SECRET_KEY: MERCHANT_SECRET_KEY,
        HAIPAY_JPY_MERCHANT_PRIVATE_KEY: privateKeyToBase64(merchant.privateKey),
        HAIPAY_JPY_PLATFORM_PUBLIC_KEY: publicKeyToBase64(platform.publicKey),
      },
      platform.privateKey,
    );
  }

  /** The signed text by which it tells that an order of its own is paid (protocol §7). */
  writeNotification(orderId: string): string {
    const message = {
      appId: APP_ID,
      currency: "JPY",
      orderId,
      orderNo: orderNoOf(orderId),
      amount: OPEN_ORDER.writtenAmount,
      fee: "51.00",
      status: "2",
      payTime: "2026-11-01 12:00:00",
    };
    const secret = { merchantSecretKey: MERCHANT_SECRET_KEY, privateKey: this.privateKey };
    return JSON.stringify({ ...message, sign: signMessage(message, secret) });
  }

  /** Has it sign what it will answer about these orders, so that it is quick when it is asked. */
  async signAnswers(orderIds: readonly string[]): Promise<void> {
    await this.ask(async (client) => {
      for (const orderId of orderIds) {
        await client.post(`${this.account.baseUrl}/jpy/collect/query`, JSON.stringify({ orderId }));
      }
    });
  }

  /** How many TCP connections others made to it, and how often it was asked about an order. */
  async counts(): Promise<PlatformCounts> {
    const { body } = await this.ask((client) => client.get(`${this.account.baseUrl}/counts`));
    const { connections, queries } = JSON.parse(body) as PlatformCounts;
    return { connections: connections - this.ownConnections, queries };
  }

  /** @param work done over one connection */
  private async ask<Result>(work: (client: HttpClient) => Promise<Result>): Promise<Result> {
    const client = new HttpClient();
    this.ownConnections++;
    try {
      return await work(client);
    } finally {
      client.close();
    }
  }

  stop(): void {
    this.process.disconnect();
  }
}
