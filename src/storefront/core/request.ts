import { HaiPayError, type HaiPayErrorCode } from "./errors";
import { textsFor, type TextOverrides } from "./texts";

/** How to reach the shop's Medusa. */
export interface Connection {
  /** Address of the Medusa backend; "" when it is behind the storefront's own address. */
  baseUrl: string;
  publishableKey: string;
  /** Language of messages, `ja` or `en`. */
  locale?: string;
  texts?: TextOverrides;
  /** Headers of every call, for example `{ authorization: "Bearer …" }` of a customer who is logged in. */
  headers?: () => Record<string, string>;
  /** In place of the global one. */
  fetch?: typeof fetch;
  /** Time limit of a call in ms; a minute by default. */
  timeoutMs?: number;
}

/** The error of a code, in the buyer's language; a refusal says what the shop said. */
export function errorOf(
  { locale, texts }: Pick<Connection, "locale" | "texts">,
  code: HaiPayErrorCode,
  status: number,
  said?: string,
): HaiPayError {
  const { errorNotFound, errorServer, errorUnreachable } = textsFor(locale, texts);
  const own = {
    unreachable: errorUnreachable,
    server: errorServer,
    refused: errorServer,
    not_found: errorNotFound,
  };
  return new HaiPayError(code, code === "refused" && said ? said : own[code], status);
}

/** Calls the store API. @throws HaiPayError */
export async function request<Answer>(
  connection: Connection,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<Answer> {
  const { status, answer } = await send(connection, method, path, body);
  if (status >= 200 && status < 300 && answer) return answer as Answer;
  if (status === 404) throw errorOf(connection, "not_found", status);
  const said = (answer as { message?: unknown } | undefined)?.message;
  const refused = status >= 400 && status < 500 && typeof said === "string";
  throw errorOf(connection, refused ? "refused" : "server", status, refused ? said : undefined);
}

async function send(
  connection: Connection,
  method: string,
  path: string,
  body: unknown,
): Promise<{ status: number; answer: unknown }> {
  const { baseUrl, publishableKey, headers, timeoutMs = 60_000 } = connection;
  let response: Response;
  try {
    response = await (connection.fetch ?? fetch)(baseUrl.replace(/\/+$/, "") + path, {
      method,
      headers: {
        accept: "application/json",
        "x-publishable-api-key": publishableKey,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers?.(),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: "no-store",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer: unknown = await response.json().catch((error: unknown) => {
      // An answer that is no JSON has a status all the same; one that broke off has none.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    return { status: response.status, answer };
  } catch {
    throw errorOf(connection, "unreachable", 0);
  }
}
