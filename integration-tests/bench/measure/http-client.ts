import http from "node:http";

export interface Answer {
  status: number;
  body: string;
}

/** Posts over kept-alive connections with as little work of its own as Node allows. */
export class HttpClient {
  private readonly agent: http.Agent;

  /** @param connections how many at most */
  constructor(connections = Infinity) {
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  post(url: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("POST", url, body, { "content-type": "application/json", ...headers });
  }

  get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send("GET", url, "", headers);
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, url: string, body: string, headers: Record<string, string>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const length = String(Buffer.byteLength(body));
      const options = { method, agent: this.agent, headers: { ...headers, "content-length": length } };
      const request = http.request(url, options, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.once("end", () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString("utf8") }),
        );
        response.once("error", reject);
      });
      request.once("error", reject);
      request.end(body);
    });
  }
}
