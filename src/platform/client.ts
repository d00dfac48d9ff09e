import type { KeyObject } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import { readAnswer, readNestedAnswer } from "./answer";
import type { Buyer } from "./buyer";
import type { Currency } from "./catalogue";
import {
  PlatformOutcomeUnknownError,
  PlatformRefusedError,
  PlatformRequestError,
  PlatformUnreachableError,
  PlatformUnreadableAnswerError,
} from "./errors";
import { stringifyJson, type JsonObject } from "./json";
import { readPaymentConfiguration, type PaymentConfiguration } from "./payment-configuration";
import {
  buildApplyMessage,
  buildQueryMessage,
  checkMessage,
  type CollectOrderRequest,
} from "./request-messages";
import { maskBuyer } from "./said-words";
import {
  accountBalanceSchema,
  accountRequestSchema,
  appliedOrderSchema,
  queriedOrderSchema,
  type AccountBalance,
  type AppliedOrder,
  type QueriedOrder,
} from "./schema";
import { signMessage } from "./signature";
import { Transport, type RawAnswer } from "./transport";

/** The merchant's account for one currency at one host (protocol §1). */
export interface PlatformAccount {
  currency: Currency;
  /** 1 to 19 digits. */
  appId: string;
  merchantSecretKey: string;
  merchantPrivateKey: KeyObject;
  /** Any of them may have signed an answer: two while the platform rotates its key. */
  platformPublicKeys: readonly KeyObject[];
  /** "https://host", with or without a path before /jpy/…. */
  baseUrl: string;
}

export interface PlatformClientOptions {
  /** Name look-up, TCP and TLS together, in ms; default 2000. */
  connectTimeoutMs?: number;
  /** One apply, or one query with all its retries, in ms; default 10000. */
  totalTimeoutMs?: number;
  /** How often a query is tried again; default 2. */
  queryRetries?: number;
}

interface Request {
  endpoint: "collect/apply" | "collect/query" | "account/ledger" | "payment/config";
  message: JsonObject;
}

interface Call<Order> extends Request {
  orderId?: string;
  schema: z.ZodType<Order>;
}

const FIRST_BACKOFF_MS = 100;

/** Calls the platform's collect API, and asks for the merchant's account. One instance holds the connections; close it at the end. */
export class PlatformClient {
  private readonly transport = new Transport();
  private readonly connectTimeoutMs: number;
  private readonly totalTimeoutMs: number;
  private readonly queryRetries: number;

  constructor(options: PlatformClientOptions = {}) {
    this.connectTimeoutMs = options.connectTimeoutMs ?? 2_000;
    this.totalTimeoutMs = options.totalTimeoutMs ?? 10_000;
    this.queryRetries = options.queryRetries ?? 2;
  }

  /**
   * Creates a collect order (protocol §4). Sent once, never retried: the order id is not an idempotency key.
   * @throws PlatformError; its `orderMayExist` says whether the order may still exist.
   */
  async apply(account: PlatformAccount, request: CollectOrderRequest): Promise<AppliedOrder> {
    const message = buildApplyMessage(account, request);
    const call = {
      endpoint: "collect/apply",
      orderId: request.orderId,
      message,
      schema: appliedOrderSchema,
    } as const;
    try {
      const order = await this.call(account, call, this.totalTimeoutMs);
      requireSafePage(account, order);
      return order;
    } catch (error) {
      throw withoutBuyer(error, request.buyer);
    }
  }

  /**
   * Asks for a collect order (protocol §6). Tried again when no believable answer came, but not after a refusal or a bad
   * signature.
   * @param order orderNo makes the answer faster.
   * @param limits instead of the client's own: ms for the query with all its retries, and how many retries.
   * @throws PlatformError that of the last attempt.
   */
  async query(
    account: PlatformAccount,
    order: { orderId: string; orderNo?: string },
    limits: { totalTimeoutMs?: number; retries?: number } = {},
  ): Promise<QueriedOrder> {
    const message = buildQueryMessage(account, order);
    const call = {
      endpoint: "collect/query",
      orderId: order.orderId,
      message,
      schema: queriedOrderSchema,
    } as const;
    const deadline = performance.now() + (limits.totalTimeoutMs ?? this.totalTimeoutMs);
    const retries = limits.retries ?? this.queryRetries;
    for (let tries = 0; ; tries++) {
      try {
        return await this.call(account, call, deadline - performance.now());
      } catch (error) {
        const backoffMs = FIRST_BACKOFF_MS * 2 ** tries * (1 + Math.random());
        if (tries >= retries || !isWorthRetrying(error) || performance.now() + backoffMs >= deadline) {
          throw error;
        }
        await wait(backoffMs);
      }
    }
  }

  /**
   * Asks for the merchant's account in the account's currency (protocol §9). Moves no money: its signed answer proves
   * appId, merchant secret, both keys, host and allow-list at once. Not every account may ask.
   *
   * @param limits in place of the client's own, in ms
   * @throws PlatformError
   */
  async queryAccount(
    account: PlatformAccount,
    limits: { totalTimeoutMs?: number } = {},
  ): Promise<AccountBalance> {
    const message = checkMessage("account/ledger", accountRequestSchema, { appId: account.appId });
    const call = { endpoint: "account/ledger", message, schema: accountBalanceSchema } as const;
    return this.call(account, call, limits.totalTimeoutMs ?? this.totalTimeoutMs);
  }

  /**
   * Asks for the merchant's products at the platform (protocol §9). Moves no money. What it answers is advice unless
   * `verified_as` says how its signature verified. Not every account may ask.
   *
   * @param limits in place of the client's own, in ms
   * @throws PlatformError, but not for a signature that does not verify
   */
  async queryConfiguration(
    account: PlatformAccount,
    limits: { totalTimeoutMs?: number } = {},
  ): Promise<PaymentConfiguration> {
    const message = checkMessage("payment/config", accountRequestSchema, { appId: account.appId });
    const request = { endpoint: "payment/config", message } as const;
    const answer = await this.post(account, request, limits.totalTimeoutMs ?? this.totalTimeoutMs);
    const { merchantSecretKey, platformPublicKeys: publicKeys } = account;
    const { data, verifiedAs } = readNestedAnswer(answer, { ...request, merchantSecretKey, publicKeys });
    return readPaymentConfiguration(data, verifiedAs);
  }

  /** This machine's end of the last connection to the platform; undefined before the first one. */
  get localAddress(): string | undefined {
    return this.transport.localAddress;
  }

  /** Closes the connections; calls under way fail. */
  close(): void {
    this.transport.close();
  }

  private async call<Order extends object>(
    account: PlatformAccount,
    call: Call<Order>,
    totalTimeoutMs: number,
  ): Promise<Order> {
    const answer = await this.post(account, call, totalTimeoutMs);
    const { merchantSecretKey, platformPublicKeys: publicKeys } = account;
    return readAnswer(answer, { ...call, merchantSecretKey, publicKeys });
  }

  private async post(
    account: PlatformAccount,
    { endpoint, message }: Request,
    totalTimeoutMs: number,
  ): Promise<RawAnswer> {
    const { merchantSecretKey, merchantPrivateKey: privateKey } = account;
    const sign = signMessage(message, { merchantSecretKey, privateKey });
    return this.transport.post({
      url: addressOf(account, endpoint),
      body: stringifyJson({ ...message, sign }),
      connectTimeoutMs: this.connectTimeoutMs,
      totalTimeoutMs,
    });
  }
}

/** Where the account's own address is https, as everywhere but in a sandbox, buyers are sent only to https pages. */
function requireSafePage({ baseUrl }: PlatformAccount, { payUrl }: AppliedOrder): void {
  if (!/^https:/i.test(baseUrl) || /^https:/i.test(payUrl)) return;
  throw new PlatformUnreadableAnswerError(
    "The platform's answer to collect/apply cannot be used: payUrl is no https address. Query the order, and report the " +
      "answer to the platform.",
  );
}

/** The platform may repeat what it was sent. */
function withoutBuyer(error: unknown, { name, phone, email }: Buyer): unknown {
  if (!(error instanceof PlatformRefusedError)) return error;
  const mask = (words: string) => maskBuyer(words, [name, phone, email]);
  const { platformCode, platformMessage } = error;
  return new PlatformRefusedError(mask(error.message), {
    platformCode,
    platformMessage: mask(platformMessage),
  });
}

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof PlatformUnreachableError ||
    error instanceof PlatformOutcomeUnknownError ||
    error instanceof PlatformUnreadableAnswerError
  );
}

/** Base URLs that were found to be valid: a shop has two or three. */
const addresses = new Map<string, string>();

function addressOf({ baseUrl, currency }: PlatformAccount, endpoint: Request["endpoint"]): string {
  let base = addresses.get(baseUrl);
  if (base === undefined) {
    base = baseUrl.replace(/\/+$/, "");
    if (!/^https?:\/\//.test(base) || !URL.canParse(base)) {
      throw new PlatformRequestError(
        `Nothing was sent to ${endpoint}: the base URL is no http or https address. Set it to the platform's host, such as https://host.example.`,
      );
    }
    addresses.set(baseUrl, base);
  }
  // The products of all currencies have the same address (protocol §9).
  return `${base}/${endpoint === "payment/config" ? "common" : currency}/${endpoint}`;
}
