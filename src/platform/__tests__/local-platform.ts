import http from "node:http";
import type { AddressInfo, Server } from "node:net";
import { LosslessNumber } from "lossless-json";
import type { PlatformAccount } from "../client";
import { parseJsonObject, stringifyJson, type JsonObject } from "../json";
import { parsePrivateKey, parsePublicKey } from "../keys";
import { signMessage } from "../signature";
import { keyTexts } from "./vectors";

export interface ReceivedRequest {
  method?: string;
  url?: string;
  headers: http.IncomingHttpHeaders;
  rawBody: string;
  message: JsonObject;
  /** The client's port: equal ports mean one connection. */
  port?: number;
}

/** Answers one request; throws nothing and decides about the socket itself. */
export type Reaction = (
  request: http.IncomingMessage,
  answer: http.ServerResponse,
  message: JsonObject,
) => void;

/** A real HTTP server on a free port of this machine that reacts as it is told, one reaction per request, the last one again. */
export class LocalPlatform {
  readonly received: ReceivedRequest[] = [];
  private reactions: Reaction[] = [];
  private readonly server = http.createServer((request, answer) => this.react(request, answer));

  static async start(): Promise<LocalPlatform> {
    const platform = new LocalPlatform();
    await listen(platform.server);
    return platform;
  }

  get url(): string {
    return `http://127.0.0.1:${portOf(this.server)}`;
  }

  will(...reactions: Reaction[]): void {
    this.received.length = 0;
    this.reactions = reactions;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private react(request: http.IncomingMessage, answer: http.ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const rawBody = Buffer.concat(chunks).toString("utf8");
      const message = parseJsonObject(rawBody);
      const { method, url, headers } = request;
      this.received.push({ method, url, headers, rawBody, message, port: request.socket.remotePort });
      const reaction = this.reactions[Math.min(this.received.length, this.reactions.length) - 1];
      reaction(request, answer, message);
    });
  }
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return portOf(server);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

export const merchantSecretKey = "test-merchant-secret-key";

export function accountAt(baseUrl: string, changes: Partial<PlatformAccount> = {}): PlatformAccount {
  return {
    currency: "jpy",
    appId: "1054",
    merchantSecretKey,
    merchantPrivateKey: parsePrivateKey(keyTexts.merchant.privateKeyPkcs8Base64),
    platformPublicKeys: [parsePublicKey(keyTexts.platform.publicKeyBase64)],
    baseUrl,
    ...changes,
  };
}

const platformKey = parsePrivateKey(keyTexts.platform.privateKeyPkcs8Base64);

/** `data` signed by the platform. */
export function signed(data: JsonObject, privateKey = platformKey): JsonObject {
  return { ...data, sign: signMessage(data, { merchantSecretKey, privateKey }) };
}

export function sendText(text: string, httpStatus = 200): Reaction {
  return (_, answer) => answer.writeHead(httpStatus, { "Content-Type": "application/json" }).end(text);
}

export function send(envelope: JsonObject, httpStatus = 200): Reaction {
  return sendText(stringifyJson(envelope), httpStatus);
}

/** A processed call with this signed data. */
export function succeed(data: JsonObject, httpStatus = 200): Reaction {
  return send({ status: "1", error: "00000000", msg: "", data: signed(data) }, httpStatus);
}

export const appliedData: JsonObject = {
  orderId: "M1",
  orderNo: "6023071013539074",
  payUrl: "https://pay.example/1L9zQS2?a=1&b=2",
};

export const queriedData: JsonObject = {
  orderId: "M1",
  orderNo: "6023042811314347",
  amount: "50000.00",
  actualAmount: "0.00",
  fee: "0.00",
  status: new LosslessNumber("1"),
};
