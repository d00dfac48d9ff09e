import { Agent, request } from "node:http";

export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

export interface Fired {
  input: HostileRequest;
  /** 0: the connection ended without an answer. */
  status: number;
  body: string;
}

const ANSWER_WITHIN_MS = 60_000;
const AT_ONCE = 8;

/** Sends requests over kept connections, some at a time. */
export class Gun {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  constructor(private readonly baseUrl: string) {}

  /** @returns the answers in the order of the inputs */
  async fireAll(inputs: readonly HostileRequest[]): Promise<Fired[]> {
    const fired: Fired[] = new Array<Fired>(inputs.length);
    let next = 0;
    const shoot = async () => {
      while (next < inputs.length) {
        const index = next++;
        fired[index] = await this.fire(inputs[index]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, shoot));
    return fired;
  }

  /** Once more when a kept connection was closed in the meantime, as every client has to. */
  async fire(input: HostileRequest): Promise<Fired> {
    return new Promise((resolve) => {
      const { method, path, body } = input;
      const headers = { ...input.headers, "content-length": String(body?.length ?? 0) };
      const end = (status: number, text: string) => resolve({ input, status, body: text });
      const url = new URL(this.baseUrl);
      const call = request(
        { host: url.hostname, port: url.port, method, path, headers: latin(headers), agent: this.agent },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on("data", (chunk: Buffer) => chunks.push(chunk));
          answer.on("end", () => end(answer.statusCode ?? 0, Buffer.concat(chunks).toString("utf8")));
          answer.on("error", (error) => end(answer.statusCode ?? 0, error.message));
        },
      );
      call.setTimeout(ANSWER_WITHIN_MS, () => call.destroy(new Error("no answer in time")));
      call.on("error", (error) => {
        if (call.reusedSocket) resolve(this.fire(input));
        else end(0, error.message);
      });
      call.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** What an input was, short enough for a message. */
export function describeInput({ method, path, headers, body }: HostileRequest): string {
  const shown = body?.toString("utf8").slice(0, 600) ?? "";
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body?.length ?? 0} bytes: ${JSON.stringify(shown)}`;
}

function latin(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Buffer.from(value, "utf8").toString("latin1")]),
  );
}
