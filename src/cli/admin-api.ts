import { existsSync, readFileSync } from "node:fs";
import { variablesOf } from "./env-file";

const DEFAULT_URL = "http://localhost:9000";
const PATIENCE_MS = 30_000;

/** How a command reaches a running Medusa, for the help text of each such command. */
export const ADMIN_ACCESS_HELP = `  MEDUSA_BACKEND_URL                          where Medusa runs (default ${DEFAULT_URL})
  MEDUSA_ADMIN_EMAIL, MEDUSA_ADMIN_PASSWORD   an administrator's login, or
  MEDUSA_ADMIN_API_KEY                        a secret API key (Settings → Secret API Keys)`;

/** The environment, completed by a file of variables: the environment has precedence, as in Medusa itself. */
export function withEnvFile(environment: NodeJS.ProcessEnv, file: string): NodeJS.ProcessEnv {
  return existsSync(file) ? { ...variablesOf(readFileSync(file, "utf8")), ...environment } : environment;
}

/** Medusa did not answer, or answered with an error; the message names the call and never the login. */
export class AdminApiError extends Error {
  override readonly name = "AdminApiError";
}

/** Medusa's admin API, logged in. */
export class AdminApi {
  private constructor(
    readonly url: string,
    private readonly authorization: string,
  ) {}

  /** Where Medusa runs, according to the environment. */
  static urlOf(environment: NodeJS.ProcessEnv): string {
    return (environment.MEDUSA_BACKEND_URL?.trim() || DEFAULT_URL).replace(/\/+$/, "");
  }

  /** Whether the environment has a login. */
  static hasLogin(environment: NodeJS.ProcessEnv): boolean {
    return Boolean(
      environment.MEDUSA_ADMIN_API_KEY ||
      (environment.MEDUSA_ADMIN_EMAIL && environment.MEDUSA_ADMIN_PASSWORD),
    );
  }

  /** @throws AdminApiError when there is no login, or Medusa does not answer or refuses */
  static async logIn(environment: NodeJS.ProcessEnv): Promise<AdminApi> {
    const url = AdminApi.urlOf(environment);
    const {
      MEDUSA_ADMIN_API_KEY: key,
      MEDUSA_ADMIN_EMAIL: email,
      MEDUSA_ADMIN_PASSWORD: password,
    } = environment;
    if (!AdminApi.hasLogin(environment)) {
      throw new AdminApiError(
        "No login: set MEDUSA_ADMIN_EMAIL and MEDUSA_ADMIN_PASSWORD, or MEDUSA_ADMIN_API_KEY, in the environment.",
      );
    }
    if (key) return new AdminApi(url, `Basic ${Buffer.from(`${key}:`).toString("base64")}`);
    const { token } = await call<{ token: string }>(
      `${url}/auth/user/emailpass`,
      "POST /auth/user/emailpass",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      },
    );
    return new AdminApi(url, `Bearer ${token}`);
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.send<Answer>("GET", path);
  }

  post<Answer>(path: string, body: object): Promise<Answer> {
    return this.send<Answer>("POST", path, body);
  }

  /** All of a list, page by page. @param name of the list in the answer, such as `products` */
  async *list<Row>(path: string, name: string): AsyncGenerator<Row> {
    const limit = 50;
    for (let offset = 0; ; offset += limit) {
      const page = await this.get<Record<string, unknown>>(
        `${path}${path.includes("?") ? "&" : "?"}limit=${limit}&offset=${offset}`,
      );
      const rows = page[name] as Row[];
      yield* rows;
      if (rows.length < limit) return;
    }
  }

  /** All of a list at once. */
  async all<Row>(path: string, name: string): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const row of this.list<Row>(path, name)) rows.push(row);
    return rows;
  }

  private send<Answer>(method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
    return call<Answer>(`${this.url}/admin${path}`, `${method} /admin${path.split("?")[0]}`, {
      method,
      headers: { authorization: this.authorization, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
  }
}

/** @param name of the call, for messages */
async function call<Answer>(url: string, name: string, request: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (error) {
    const { cause, message } = error as Error & { cause?: { code?: string } };
    throw new AdminApiError(
      `Medusa does not answer at ${new URL(url).origin} (${cause?.code ?? message}). Start it, or set MEDUSA_BACKEND_URL.`,
      { cause: error },
    );
  }
  if (response.ok) return (await response.json()) as Answer;
  const answer = (await response.json().catch(() => ({}))) as { message?: string };
  const reason =
    response.status === 401 ? "the login is not accepted" : (answer.message ?? response.statusText);
  throw new AdminApiError(`${name} was answered with ${response.status}: ${reason}.`);
}
