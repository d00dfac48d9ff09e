import { once } from "node:events";
import type { Server } from "node:http";
import path from "node:path";
import compression from "compression";
import express from "express";
import { languageOfRequest } from "../src/sandbox/pages/language";
import type { ChildProcesses } from "./child-processes";
import { listPage, mailPage } from "./mailbox/pages";
import type { ShopConfig } from "./storefront/shop-config";

const LOOPBACK = "127.0.0.1";

/** The demo shop's pages, served. */
export interface StorefrontServer {
  url: string;
  close(): Promise<void>;
}

/**
 * Builds the demo shop's pages into a folder.
 *
 * @param root folder of this repository
 */
export function buildStorefront(children: ChildProcesses, root: string, folder: string): Promise<void> {
  const vite = path.join(
    path.dirname(require.resolve("vite/package.json", { paths: [root] })),
    "bin/vite.js",
  );
  const source = path.join(root, "demo/storefront");
  return children.run(
    "storefront-build",
    [vite, "build", source, "--outDir", folder, "--emptyOutDir"],
    process.env,
  );
}

/**
 * Serves the built pages at 127.0.0.1. Every address of the shop is the same page, which reads its own address.
 *
 * @param options `port` 0 lets the system choose; `config` is asked at each visit
 */
export async function serveStorefront(options: {
  folder: string;
  port: number;
  config: () => ShopConfig;
  /** File with the mails of the shop, which are then shown at `/mailbox`. */
  mailbox?: string;
}): Promise<StorefrontServer> {
  const app = express();
  app.disable("x-powered-by");
  app.get("/shop.json", (_req, res) => {
    res.set("cache-control", "no-store").json(options.config());
  });
  app.use(compression());
  if (options.mailbox !== undefined) serveMailbox(app, options.mailbox);
  // Their names change with what is in them.
  app.use("/assets", express.static(path.join(options.folder, "assets"), { immutable: true, maxAge: "1y" }));
  app.use(express.static(options.folder, { index: false }));
  app.use("/assets", (_req, res) => {
    res.sendStatus(404);
  });
  app.get("*", (_req, res) => {
    res
      .set("cache-control", "no-store")
      .sendFile(path.join(options.folder, "index.html"), { dotfiles: "allow" });
  });
  const server = app.listen(options.port, LOOPBACK);
  await once(server, "listening");
  return { url: `http://${LOOPBACK}:${portOf(server)}`, close: () => close(server) };
}

function serveMailbox(app: express.Express, file: string): void {
  app.get("/mailbox", (req, res) => {
    res.set("cache-control", "no-store").send(listPage(file, languageOfRequest(req)));
  });
  app.get("/mailbox/:index(\\d+)", (req, res) => {
    const shown = mailPage(file, Number(req.params.index), languageOfRequest(req));
    if (shown === undefined) res.sendStatus(404);
    else res.set("cache-control", "no-store").send(shown);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The storefront listens on no port.");
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  if (server.listening) await once(server, "close");
}
