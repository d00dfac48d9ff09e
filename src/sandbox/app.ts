import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { collectApi } from "./collect-api";
import { controlApi } from "./control-api";
import { payPages } from "./pages/routes";
import type { SandboxState } from "./state";

/** The whole sandbox as one express app: the platform's calls, the pay pages and the control API. */
export function createApp(state: SandboxState): Express {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.use("/sandbox", controlApi(state));
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

/** Express's body readers say with `status` what was wrong with the request: too large, cut off, no JSON. */
function clientErrorStatus(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" && status >= 400 && status < 500 ? status : undefined;
}
