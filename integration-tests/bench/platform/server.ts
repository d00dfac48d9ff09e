import { createPrivateKey } from "node:crypto";
import http from "node:http";
import type { JsonObject } from "../../../src/platform/json";
import { parseJsonObject } from "../../../src/platform/json";
import type { AccountKeys } from "../../../src/sandbox/accounts";
import { signedAnswer } from "../../../src/sandbox/answers";
import { OPEN_ORDER, orderNoOf } from "./open-orders";

/** How this process is told what to be, over its IPC channel. */
export interface FastPlatformOptions {
  /** Signs its answers: PEM. */
  privateKey: string;
  merchantSecretKey: string;
  /** How long, in ms, each answer takes. */
  latencyMs: number;
  /** Whether every order that it is asked about is paid; open unless told. */
  paid: boolean;
}

/** What was done to it so far. */
export interface PlatformCounts {
  connections: number;
  queries: number;
}

/**
 * Answers collect/apply and collect/query as the platform does, at once or after a fixed time, and believes everything: the
 * sandbox checks signatures and keeps orders, which costs more than what is measured. Answers are signed once for each
 * order. `GET /counts` tells how many TCP connections were made to it, and how often it was asked about an order.
 */
function serve({ privateKey, merchantSecretKey, latencyMs, paid }: FastPlatformOptions): void {
  const account = {
    merchantSecretKey,
    platformPrivateKey: createPrivateKey(privateKey),
  } as AccountKeys;
  const known = new Map<string, string>();
  const answer = (endpoint: string, orderId: string): string => {
    const key = `${endpoint} ${orderId}`;
    const text =
      known.get(key) ??
      signedAnswer(
        endpoint === "apply" ? applied(orderId) : { ...open(orderId), ...(paid && PAID) },
        account,
        false,
      );
    known.set(key, text);
    return text;
  };
  const counts: PlatformCounts = { connections: 0, queries: 0 };
  const server = http.createServer((request, response) => {
    if (request.method === "GET") {
      response.end(JSON.stringify(counts));
      return;
    }
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.once("end", () => {
      const { orderId } = parseJsonObject(Buffer.concat(parts).toString("utf8"));
      const endpoint = request.url?.split("/").at(-1) ?? "";
      if (endpoint === "query") counts.queries++;
      const text = answer(endpoint, String(orderId));
      const send = () => response.setHeader("content-type", "application/json").end(text);
      if (latencyMs > 0) setTimeout(send, latencyMs);
      else send();
    });
  });
  server.keepAliveTimeout = 60_000;
  server.on("connection", () => counts.connections++);
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    process.send?.(typeof address === "object" && address ? address.port : 0);
  });
}

function applied(orderId: string): JsonObject {
  const orderNo = orderNoOf(orderId);
  return { orderId, orderNo, payUrl: `https://platform.example/pay/${orderNo}` };
}

function open(orderId: string): JsonObject {
  const orderNo = orderNoOf(orderId);
  return {
    orderId,
    orderNo,
    amount: OPEN_ORDER.writtenAmount,
    actualAmount: "0.00",
    fee: "0.00",
    status: 0,
    currency: "JPY",
    inBankCode: "KONBINI_LAWSON",
  };
}

const PAID = {
  actualAmount: OPEN_ORDER.writtenAmount,
  fee: "51.00",
  status: 2,
  payTime: "2026-11-01 12:00:00",
};

process.once("message", (options) => serve(options as FastPlatformOptions));
process.once("disconnect", () => process.exit(0));
