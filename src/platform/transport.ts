import http from "node:http";
import https from "node:https";
import { TLSSocket } from "node:tls";
import axios, { type AxiosInstance } from "axios";
import {
  PlatformOutcomeUnknownError,
  PlatformUnreachableError,
  PlatformUnreadableAnswerError,
} from "./errors";

/** What came back over HTTP, whatever its status. */
export interface RawAnswer {
  httpStatus: number;
  body: Buffer;
  /** When it was given, according to its `Date`; absent if it has none. */
  givenAt?: Date;
}

export interface PostRequest extends TimeLimits {
  url: string;
  /** JSON text. */
  body: string;
}

const MAX_ANSWER_BYTES = 1024 * 1024;
const TOO_LARGE = "maxContentLength";

/**
 * Posts JSON over kept-alive connections (protocol §1): no proxy, no redirect, at most 1 MiB of answer. Its errors are
 * new ones without any part of the request, which holds personal data and the signature.
 */
export class Transport {
  private readonly agents = openAgents();
  private readonly axios: AxiosInstance;
  /** This machine's end of the last connection that was made. */
  localAddress: string | undefined;

  constructor() {
    this.axios = axios.create({
      httpAgent: this.agents.http,
      httpsAgent: this.agents.https,
      proxy: false,
      maxRedirects: 0,
      maxContentLength: MAX_ANSWER_BYTES,
      responseType: "arraybuffer",
      transformRequest: (body: unknown) => body,
      transformResponse: (body: unknown) => body,
      validateStatus: () => true,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        "User-Agent": "medusa-payment-haipay",
      },
    });
  }

  /**
   * @throws PlatformUnreachableError when no connection was made; PlatformOutcomeUnknownError when one was made and no
   * complete answer came; PlatformUnreadableAnswerError when the answer is longer than 1 MiB.
   */
  async post(request: PostRequest): Promise<RawAnswer> {
    const progress: Progress = { connected: false, connectTimedOut: false, timedOut: false };
    try {
      const answer = await this.axios.post<Buffer>(request.url, Buffer.from(request.body, "utf8"), {
        transport: watchedTransport(request, progress),
      });
      this.localAddress = progress.localAddress ?? this.localAddress;
      return { httpStatus: answer.status, body: answer.data, givenAt: readDate(answer.headers.date) };
    } catch (error) {
      this.localAddress = progress.localAddress ?? this.localAddress;
      throw explainFailure(request, progress, error);
    }
  }

  /** Closes every connection, including those in use. */
  close(): void {
    this.agents.http.destroy();
    this.agents.https.destroy();
  }
}

function explainFailure(request: PostRequest, progress: Progress, error: unknown): Error {
  const { timedOut } = progress;
  const { host } = new URL(request.url);
  const code = codeOf(error);
  const cause = code === "" ? undefined : { cause: code };
  const named = code === "" ? "" : ` (${code})`;
  if (!progress.connected) {
    const reason = progress.connectTimedOut
      ? `no connection within ${request.connectTimeoutMs} ms`
      : timedOut
        ? `no connection within ${request.totalTimeoutMs} ms`
        : `no connection could be made${named}`;
    return new PlatformUnreachableError(
      `The platform at ${host} was not reached: ${reason}. Nothing was sent: check the base URL, the network and the ` +
        `certificate, then try again.`,
      cause,
    );
  }
  if (error instanceof Error && error.message.startsWith(TOO_LARGE)) {
    return new PlatformUnreadableAnswerError(
      `The platform at ${host} answered with more than ${MAX_ANSWER_BYTES} bytes: check the base URL, and query the order.`,
    );
  }
  const reason = timedOut
    ? `gave no whole answer within ${request.totalTimeoutMs} ms`
    : `broke off before its answer was whole${named}`;
  return new PlatformOutcomeUnknownError(
    `The platform at ${host} ${reason}, and the request may have been carried out: query the order before anything else.`,
    cause,
  );
}

function readDate(header: unknown): Date | undefined {
  const at = typeof header === "string" ? new Date(header) : undefined;
  return at && !Number.isNaN(at.getTime()) ? at : undefined;
}

/** Only the code: the error of axios itself carries the request. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "";
}

/** How far one request came: before `connected` nothing of it can have left this machine. */
export interface Progress {
  connected: boolean;
  /** This machine's end of the connection, once it was made. */
  localAddress?: string;
  connectTimedOut: boolean;
  timedOut: boolean;
}

export interface TimeLimits {
  /** Name look-up, TCP and TLS together, in ms. */
  connectTimeoutMs: number;
  /** From the start to the last byte of the answer, in ms. */
  totalTimeoutMs: number;
}

/** Idle sockets are dropped before the usual server limit of 5 s, so that few requests meet a socket that was closed. */
const IDLE_SOCKET_MS = 4_000;

/** Agents that keep connections open between calls; TLS 1.2 or newer (protocol §1). */
export function openAgents(): { http: http.Agent; https: https.Agent } {
  const options = { keepAlive: true, timeout: IDLE_SOCKET_MS };
  return {
    http: new http.Agent(options),
    // Set here, it holds even if NODE_TLS_REJECT_UNAUTHORIZED says otherwise.
    https: new https.Agent({ ...options, minVersion: "TLSv1.2", rejectUnauthorized: true }),
  };
}

/**
 * Used by axios instead of `http` or `https`: the same, but each request keeps to `limits`, and `progress` tells how far it
 * came.
 */
export function watchedTransport(
  { connectTimeoutMs, totalTimeoutMs }: TimeLimits,
  progress: Progress,
): {
  request: (
    options: https.RequestOptions,
    onAnswer: (answer: http.IncomingMessage) => void,
  ) => http.ClientRequest;
} {
  return {
    request(options, onAnswer) {
      const request = (options.protocol === "https:" ? https : http).request(options, onAnswer);
      const endAfter = (ms: number, limit: "connectTimedOut" | "timedOut", message: string) => {
        const timer = setTimeout(() => {
          progress[limit] = true;
          request.destroy(new Error(message));
        }, ms);
        request.once("close", () => clearTimeout(timer));
        return timer;
      };
      const connecting = endAfter(
        connectTimeoutMs,
        "connectTimedOut",
        "The connection was not made in time.",
      );
      endAfter(totalTimeoutMs, "timedOut", "The answer was not whole in time.");
      request.once("socket", (socket) => {
        const connected = () => {
          progress.connected = true;
          progress.localAddress = socket.localAddress;
          clearTimeout(connecting);
        };
        if (request.reusedSocket) {
          connected();
        } else {
          // Over TLS the request leaves only after the handshake.
          socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", connected);
        }
      });
      return request;
    },
  };
}
