import http from "node:http";
import https from "node:https";
import { TLSSocket } from "node:tls";

/** How far one request came: before `connected` nothing of it can have left this machine. */
export interface Progress {
  connected: boolean;
  connectTimedOut: boolean;
  timedOut: boolean;
}

export interface TimeLimits {
  /** Name look-up, TCP and TLS together, in ms. */
  connectTimeoutMs: number;
  /** From the start to the last byte of the answer, in ms. */
  totalTimeoutMs: number;
}

/** Idle sockets are dropped before the usual server limit of 5 s, so that few requests meet a socket that was closed. */
const IDLE_SOCKET_MS = 4_000;

/** Agents that keep connections open between calls; TLS 1.2 or newer (protocol §1). */
export function openAgents(): { http: http.Agent; https: https.Agent } {
  const options = { keepAlive: true, timeout: IDLE_SOCKET_MS };
  return {
    http: new http.Agent(options),
    https: new https.Agent({ ...options, minVersion: "TLSv1.2" }),
  };
}

/**
 * What axios uses in place of `http` or `https`: the same, but each request keeps to `limits`, and `progress` tells how far it
 * came.
 */
export function watchedTransport(
  { connectTimeoutMs, totalTimeoutMs }: TimeLimits,
  progress: Progress,
): {
  request: (
    options: https.RequestOptions,
    onAnswer: (answer: http.IncomingMessage) => void,
  ) => http.ClientRequest;
} {
  return {
    request(options, onAnswer) {
      const request = (options.protocol === "https:" ? https : http).request(options, onAnswer);
      const endAfter = (ms: number, limit: "connectTimedOut" | "timedOut", message: string) => {
        const timer = setTimeout(() => {
          progress[limit] = true;
          request.destroy(new Error(message));
        }, ms);
        request.once("close", () => clearTimeout(timer));
        return timer;
      };
      const connecting = endAfter(
        connectTimeoutMs,
        "connectTimedOut",
        "The connection was not made in time.",
      );
      endAfter(totalTimeoutMs, "timedOut", "The answer was not whole in time.");
      request.once("socket", (socket) => {
        const connected = () => {
          progress.connected = true;
          clearTimeout(connecting);
        };
        if (request.reusedSocket) {
          connected();
        } else {
          // Over TLS the request leaves only after the handshake.
          socket.once(socket instanceof TLSSocket ? "secureConnect" : "connect", connected);
        }
      });
      return request;
    },
  };
}
