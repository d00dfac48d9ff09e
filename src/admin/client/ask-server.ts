import type { Refusal, RefusalAnswer } from "../../contract/refusals";
import { authType, backendUrl, sdk } from "./sdk";
import type { Wire } from "./wire";

export type HaipayPath = `/admin/haipay/${string}`;

export type Query = Record<string, string | number | boolean | undefined>;

interface Question {
  method?: "GET" | "POST" | "DELETE";
  query?: Query;
  body?: object;
  signal?: AbortSignal;
}

/** The server refused. */
export class ServerRefusedError extends Error {
  readonly name = "ServerRefusedError";

  /**
   * @param message the server's own, in English; "" if it gave none
   * @param problems what is wrong, as our routes report it; none if the request was refused before them
   */
  constructor(
    message: string,
    readonly status: number,
    readonly problems: readonly Refusal[],
  ) {
    super(message);
  }
}

/**
 * Calls our admin API with the dashboard's own login. Medusa's client would drop everything but the message of a refusal,
 * but its code and figures are needed to explain it in the reader's language.
 *
 * @typeParam Answer the answer as the server's route declares it
 * @throws ServerRefusedError, or TypeError when there was no answer
 */
export async function askServer<Answer>(path: HaipayPath, question: Question = {}): Promise<Wire<Answer>> {
  const answer = await fetchFromServer(path, question, "application/json");
  return (await answer.json()) as Wire<Answer>;
}

/** The same for an answer that is not JSON. */
export async function fetchFromServer(
  path: HaipayPath,
  { method = "GET", query = {}, body, signal }: Question,
  accept: string,
): Promise<Response> {
  const headers: Record<string, string> = { accept };
  if (body) headers["content-type"] = "application/json";
  if (authType === "jwt") headers.authorization = `Bearer ${await sdk.client.getToken()}`;
  const base = new URL(backendUrl, window.location.origin);
  const address = new URL(base.pathname.replace(/\/+$/, "") + path, base.origin);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) address.searchParams.set(name, String(value));
  }
  const credentials = authType === "session" ? "include" : "omit";
  const answer = await fetch(address, { method, headers, credentials, signal, body: JSON.stringify(body) });
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => ({}))) as Partial<RefusalAnswer>;
  throw new ServerRefusedError(said.message ?? "", answer.status, problemsIn(said));
}

/** Medusa's own refusals may have a code too, but no figures. */
function problemsIn({
  problems,
  code,
  field,
  figures,
  message = "",
}: Partial<RefusalAnswer>): readonly Refusal[] {
  if (problems) return problems;
  return code !== undefined && figures !== undefined ? [{ code, field, figures, message }] : [];
}
