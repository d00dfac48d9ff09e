import { sleep } from "../../../demo/waiting";
import type { Answer, HttpClient } from "./http-client";

/** One notification and what became of it. */
export interface Delivery {
  /** Of the answer SUCCESS, in ms since the first try. */
  ms: number;
  /** When the answer SUCCESS came, as a clock says, in ms. */
  at: number;
  /** How often it was sent before SUCCESS came. */
  refusals: number;
}

const PAUSE_MS = 1_000;
const GIVE_UP_MS = 180_000;

/**
 * Sends notifications all at once and each again, as the platform does, until it is answered SUCCESS.
 *
 * @param send how one is sent, by its place in the list and the number of the try
 * @throws Error when one is not taken within three minutes
 */
export async function sendAllAtOnce(
  count: number,
  send: (index: number, attempt: number) => Promise<Answer>,
): Promise<Delivery[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const start = performance.now();
      for (let refusals = 0; ; refusals++) {
        const answer = await send(index, refusals).catch((error: Error) => ({
          status: 0,
          body: error.message,
        }));
        const ms = performance.now() - start;
        if (answer.status === 200 && answer.body === "SUCCESS") return { ms, at: Date.now(), refusals };
        if (ms > GIVE_UP_MS)
          throw new Error(`A notification is still answered ${answer.status}: ${answer.body}`);
        await sleep(PAUSE_MS);
      }
    }),
  );
}

/** Posts by one of several addresses, another one at each try. @param path of the route that takes them */
export function inTurn(
  http: HttpClient,
  addresses: () => readonly string[],
  texts: readonly string[],
  path = "/hooks/haipay",
) {
  return (index: number, attempt: number): Promise<Answer> => {
    const open = addresses();
    return http.post(`${open[(index + attempt) % open.length]}${path}`, texts[index]);
  };
}
