import { ClientRequest, ServerResponse, type IncomingMessage } from "node:http";
import { pass } from "./kill-switch";

/** Makes points of the answers to the shop's callers and of the questions to the platform. */
export function watchHttp(): void {
  const answer = ServerResponse.prototype.end as (...parts: unknown[]) => ServerResponse;
  ServerResponse.prototype.end = function (this: ServerResponse<IncomingMessage>, ...parts: unknown[]) {
    const { url } = this.req;
    if (url === "/health") return answer.apply(this, parts);
    pass("answer unsent", url);
    this.once("finish", () => setImmediate(() => pass("answer sent", url)));
    return answer.apply(this, parts);
  } as typeof ServerResponse.prototype.end;

  const ask = ClientRequest.prototype.end as (...parts: unknown[]) => ClientRequest;
  ClientRequest.prototype.end = function (this: ClientRequest, ...parts: unknown[]) {
    pass("platform request unsent", this.path);
    this.once("finish", () => setImmediate(() => pass("platform request sent", this.path)));
    return ask.apply(this, parts);
  } as typeof ClientRequest.prototype.end;
}
