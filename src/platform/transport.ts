import axios, { type AxiosInstance } from "axios";
import { openAgents, watchedTransport, type Progress, type TimeLimits } from "./connection";
import {
  PlatformOutcomeUnknownError,
  PlatformUnreachableError,
  PlatformUnreadableAnswerError,
} from "./errors";

/** What came back over HTTP, whatever its status. */
export interface RawAnswer {
  httpStatus: number;
  body: Buffer;
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
   * whole answer came; PlatformUnreadableAnswerError when the answer is longer than 1 MiB.
   */
  async post(request: PostRequest): Promise<RawAnswer> {
    const progress: Progress = { connected: false, connectTimedOut: false, timedOut: false };
    try {
      const answer = await this.axios.post<Buffer>(request.url, Buffer.from(request.body, "utf8"), {
        transport: watchedTransport(request, progress),
      });
      return { httpStatus: answer.status, body: answer.data };
    } catch (error) {
      throw explainFailure(request, progress, error);
    }
  }

  /** Closes every connection, also those in use. */
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

/** Only the code: the error of axios itself carries the request. */
function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]*$/.test(code) ? code : "";
}
