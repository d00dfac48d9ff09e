import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { LosslessNumber } from "lossless-json";
import { getMethod, type Currency, type MethodId } from "../../platform/catalogue";
import { PlatformClient, type PlatformAccount } from "../../platform/client";
import type { CollectOrderRequest } from "../../platform/request-messages";
import { stringifyJson, type JsonObject } from "../../platform/json";
import { parsePrivateKey, parsePublicKey } from "../../platform/keys";
import { toChargeAmount } from "../../platform/money";
import type { AppliedOrder } from "../../platform/schema";
import { signMessage } from "../../platform/signature";
import { SandboxControl } from "../control-client";
import { startSandbox, type Sandbox, type SandboxOptions } from "../index";

export interface ReceivedNotification {
  body: string;
  contentType: string | undefined;
}
export interface RefusedEnvelope {
  status: string;
  error: string;
  msg: string;
  data?: unknown;
}

/** A merchant's side for one running sandbox: the real client, the control client, and an address for notifications. */
export class Shop {
  readonly received: ReceivedNotification[] = [];
  /** What the shop answers to the next notifications; SUCCESS when nothing is left here. */
  answers: { status: number; body: string }[] = [];
  readonly control: SandboxControl;
  private orders = 0;

  private constructor(
    readonly sandbox: Sandbox,
    readonly client: PlatformClient,
    private readonly server: Server,
    readonly notifyUrl: string,
  ) {
    this.control = new SandboxControl(sandbox.url);
  }

  static async open(options: SandboxOptions = {}): Promise<Shop> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const notifyUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const sandbox = await startSandbox(options);
    const shop = new Shop(
      sandbox,
      new PlatformClient({ queryRetries: 0, totalTimeoutMs: 4000 }),
      server,
      notifyUrl,
    );
    server.on("request", (req, res) => {
      const parts: Buffer[] = [];
      req.on("data", (part: Buffer) => parts.push(part));
      req.on("end", () => {
        shop.received.push({
          body: Buffer.concat(parts).toString("utf8"),
          contentType: req.headers["content-type"],
        });
        const answer = shop.answers.shift() ?? { status: 200, body: "SUCCESS" };
        res.writeHead(answer.status).end(answer.body);
      });
    });
    return shop;
  }

  async close(): Promise<void> {
    this.client.close();
    await this.sandbox.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async reset(): Promise<void> {
    await this.control.reset();
    this.received.length = 0;
    this.answers = [];
  }

  account(currency: Currency): PlatformAccount {
    const account = this.sandbox.accounts[currency];
    return {
      currency,
      appId: account.appId,
      merchantSecretKey: account.merchantSecretKey,
      merchantPrivateKey: parsePrivateKey(account.merchantPrivateKey),
      platformPublicKeys: [parsePublicKey(account.platformPublicKey)],
      baseUrl: this.sandbox.url,
    };
  }

  newOrderId(): string {
    this.orders += 1;
    return `order-${this.orders}`;
  }

  /** Applies with the real client; an order that names no notifyUrl unless told. */
  apply(
    methodId: MethodId,
    amount: string,
    rest: Partial<CollectOrderRequest> & { currency?: Currency; client?: PlatformClient } = {},
  ): Promise<AppliedOrder> {
    const { currency = "jpy", client = this.client, ...request } = rest;
    return client.apply(this.account(currency), {
      orderId: this.newOrderId(),
      method: getMethod(methodId),
      amount: toChargeAmount(amount, currency),
      buyer: { name: "山田 太郎", phone: "09012345678", email: "taro@example.jp", partnerUserId: "cus_01" },
      callBackUrl: "https://shop.example/paid",
      callBackFailUrl: "https://shop.example/failed",
      ...request,
    });
  }

  /** The fields of a good apply without `sign`, appId as a Long. */
  applyFields(currency: Currency, changes: JsonObject = {}): JsonObject {
    const method = getMethod("konbini-lawson");
    return {
      appId: new LosslessNumber(this.sandbox.accounts[currency].appId),
      orderId: this.newOrderId(),
      name: "山田 太郎",
      phone: "09012345678",
      email: "taro@example.jp",
      amount: currency === "jpy" ? "1200" : "12.34",
      payType: method.payType,
      inBankCode: method.channels[currency].inBankCode,
      callBackUrl: "https://shop.example/paid",
      callBackFailUrl: "https://shop.example/failed",
      partnerUserId: "cus_01",
      ...changes,
    };
  }

  /** Signs a message with the keys of a currency and posts it as it is, past every check of the client. */
  async postSigned(
    endpoint: "apply" | "query",
    message: JsonObject,
    currencies: { path: Currency; keys?: Currency },
  ): Promise<RefusedEnvelope> {
    const account = this.account(currencies.keys ?? currencies.path);
    const sign = signMessage(message, {
      merchantSecretKey: account.merchantSecretKey,
      privateKey: account.merchantPrivateKey,
    });
    return this.postText(endpoint, stringifyJson({ ...message, sign }), currencies.path);
  }

  async postText(
    endpoint: "apply" | "query",
    text: string,
    currency: Currency = "jpy",
    contentType = "application/json",
  ): Promise<RefusedEnvelope> {
    const response = await fetch(`${this.sandbox.url}/${currency}/collect/${endpoint}`, {
      method: "POST",
      headers: { "Content-Type": contentType },
      body: text,
    });
    return (await response.json()) as RefusedEnvelope;
  }

  /** Waits until the condition holds, at most 3 s. */
  async until(condition: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 3000;
    while (!(await condition())) {
      if (Date.now() > deadline) {
        throw new Error("The condition did not come true within 3 s.");
      }
      await pause(5);
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
