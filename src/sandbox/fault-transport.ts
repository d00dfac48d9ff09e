import type { Response } from "express";
import { refusedAnswer } from "./answers";
import type { FaultKind, SandboxFault } from "./control-types";
import { Refusal, REFUSAL_CODES } from "./refusal";

const DEFAULT_DELAY_MS = 3000;
const UNTOUCHED: ReadonlySet<FaultKind> = new Set([
  "http_500",
  "reset_before",
  "html",
  "rate_limit",
  "refuse",
]);

/** Whether the fault occurs before the call is processed: then no order is made. */
export function strikesFirst(fault: SandboxFault): boolean {
  return UNTOUCHED.has(fault.kind);
}

/** Whether the answer of such a fault is a refusal in the envelope's form. */
export function isRefusal(fault: SandboxFault): boolean {
  return fault.kind === "refuse" || fault.kind === "rate_limit";
}

/** Answers a call that was not processed. */
export function interrupt(res: Response, fault: SandboxFault): void {
  switch (fault.kind) {
    case "reset_before":
      res.socket?.resetAndDestroy();
      return;
    case "html":
      res.type("html").send("<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>");
      return;
    case "rate_limit":
      res.setHeader("Retry-After", "1");
      sendJson(res, 429, refusedAnswer(new Refusal(REFUSAL_CODES.rateLimit, "too many requests")));
      return;
    case "refuse":
      sendJson(
        res,
        200,
        refusedAnswer(new Refusal(fault.code ?? "9999", fault.message ?? "refused by a fault")),
      );
      return;
    default:
      sendJson(res, 500, '{"status":500,"error":"Internal Server Error"}');
  }
}

/** Sends the answer of a processed call, as far as the fault lets it through. */
export function transmit(res: Response, answer: string, fault: SandboxFault | undefined): void {
  switch (fault?.kind) {
    case "reset_after":
      res.socket?.resetAndDestroy();
      return;
    case "answer_lost":
      return;
    case "truncated":
      sendHalf(res, answer);
      return;
    case "slow":
      sendLater(res, answer, fault.delayMs ?? DEFAULT_DELAY_MS);
      return;
    default:
      sendJson(res, 200, answer);
  }
}

function sendJson(res: Response, status: number, text: string): void {
  res.status(status).type("application/json").send(text);
}

function sendHalf(res: Response, answer: string): void {
  const whole = Buffer.from(answer, "utf8");
  res.status(200).type("application/json").setHeader("Content-Length", whole.length);
  res.write(whole.subarray(0, Math.floor(whole.length / 2)), () => res.socket?.end());
}

function sendLater(res: Response, answer: string, delayMs: number): void {
  const timer = setTimeout(() => sendJson(res, 200, answer), delayMs);
  res.on("close", () => clearTimeout(timer));
}
