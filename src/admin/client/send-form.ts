import type { FieldProblem } from "../../modules/haipay/settings/settings-error";
import { authType, backendUrl, sdk } from "./sdk";
import type { HaipayPath } from "./use-answer";
import type { Wire } from "./wire";

/** The server refused; `problems` says what is wrong with single fields. */
export class FormRefusedError extends Error {
  readonly name = "FormRefusedError";

  constructor(
    message: string,
    readonly problems: readonly FieldProblem[],
  ) {
    super(message);
  }
}

/**
 * Sends a form with the dashboard's own login. Medusa's client drops everything but the message of a refusal, and a form
 * needs to know which field is wrong.
 *
 * @throws FormRefusedError, or TypeError when there was no answer
 */
export async function sendForm<Answer>(
  path: HaipayPath,
  body: object,
  method: "POST" | "DELETE" = "POST",
): Promise<Wire<Answer>> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    accept: "application/json",
  };
  if (authType === "jwt") headers.authorization = `Bearer ${await sdk.client.getToken()}`;
  const base = new URL(backendUrl, window.location.origin);
  const address = new URL(base.pathname.replace(/\/+$/, "") + path, base.origin);
  const answer = await fetch(address, {
    method,
    headers,
    credentials: authType === "session" ? "include" : "omit",
    body: method === "DELETE" ? undefined : JSON.stringify(body),
  });
  const said = (await answer.json()) as Wire<Answer> & Partial<FormRefusedError>;
  if (answer.ok) return said;
  throw new FormRefusedError(said.message ?? answer.statusText, said.problems ?? []);
}
