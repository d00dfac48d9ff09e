import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Currency } from "../platform/catalogue";
import { createAccounts, keepAccount, type KeptAccount, type SandboxAccount } from "./accounts";
import { collectApi } from "./collect-api";
import { controlApi } from "./control-api";
import { payPages } from "./pages/routes";
import type { ShopNextDoor } from "./shop-next-door";
import { createState, type SandboxState } from "./state";

export type { KeptAccount, SandboxAccount } from "./accounts";
export type { ShopNextDoor } from "./shop-next-door";

export interface SandboxOptions {
  /** Default 0: a free one. */
  port?: number;
  /** Time between two attempts to deliver a notification, in ms; default 300000, as at the platform (protocol §7). */
  notifyIntervalMs?: number;
  /** The first attempt and its repeats together; default 6: one and five repeats (protocol §7). */
  notifyAttempts?: number;
  /** Where notifications of orders without a notifyUrl go: the address in the platform's console (protocol §4). */
  notifyUrl?: string;
  /** A shop of the same demo, which provides its order numbers and lets its deadlines pass on request. */
  shop?: ShopNextDoor;
  /** Keys of an earlier start; without them, all are new. */
  kept?: Record<Currency, KeptAccount>;
}

export interface Sandbox {
  /** "http://127.0.0.1:PORT", without a slash at the end. */
  url: string;
  accounts: Record<Currency, SandboxAccount>;
  /** What a later start needs to continue with the same keys. Secret, as far as a sandbox has secrets. */
  kept: Record<Currency, KeptAccount>;
  /** Ends it at once: open connections are cut, waiting notifications are dropped. */
  close(): Promise<void>;
}

// Longer than a client keeps an idle connection: otherwise a call occasionally uses a connection that is being closed.
const KEEP_ALIVE_MS = 65_000;

/**
 * Starts a double of the platform on 127.0.0.1, with no orders and, unless they are given, fresh keys, all in memory.
 * @throws the system's error, `code` "EADDRINUSE", when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const accounts = await createAccounts(options.kept);
  const server = createServer();
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const url = await listen(server, options.port ?? 0);
  const state = createState(
    url,
    { jpy: accounts.jpy.keys, usd: accounts.usd.keys },
    {
      intervalMs: options.notifyIntervalMs ?? 300_000,
      attempts: options.notifyAttempts ?? 6,
      notifyUrl: options.notifyUrl,
    },
    options.shop,
  );
  server.on("request", createApp(state));
  return {
    url,
    accounts: { jpy: accounts.jpy.merchant, usd: accounts.usd.merchant },
    kept: { jpy: keepAccount(accounts.jpy), usd: keepAccount(accounts.usd) },
    close: async () => {
      state.notifier.setOn(false);
      state.notifier.stop();
      await closeServer(server);
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The whole sandbox as one express app: the platform's calls, the pay pages and the control API. */
function createApp(state: SandboxState): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use("/sandbox", controlApi(state));
  app.use((_req, res, next) => {
    if (state.clockAheadMs !== 0)
      res.setHeader("Date", new Date(Date.now() + state.clockAheadMs).toUTCString());
    next();
  });
  app.use(collectApi(state));
  app.use(payPages(state));
  app.use((_req, res) => void res.status(404).type("text/plain").send("Not found"));
  app.use(answerFailure);
  return app;
}

function answerFailure(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  const status = clientErrorStatus(error);
  if (status === undefined) {
    console.error("The sandbox failed at a request:", error);
  }
  res.status(status ?? 500).json({ error: status ? "The request cannot be read." : "The sandbox failed." });
}

/** Express's body readers report in `status` what was wrong with the request: too large, cut off, not JSON. */
function clientErrorStatus(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}
