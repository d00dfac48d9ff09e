import { once } from "node:events";
import type { AddressInfo } from "node:net";
import path from "node:path";
import express from "express";
import { ChildProcesses } from "../../demo/child-processes";
import { findFreePort } from "../../demo/ports";
import { strangersEnvironment } from "../package/surroundings";
import { waitForAnswer } from "../package/trial";

/** What answers with an application's pages. */
export interface Server {
  /** Without a slash at the end. */
  address: string;
  stop(): Promise<void>;
}

/** Answers with built pages. @param folder of them */
export async function servePages(folder: string): Promise<Server> {
  const pages = express();
  pages.use(express.static(folder, { extensions: ["html"] }));
  pages.get("*", (_req, res) => res.sendFile(path.join(folder, "index.html"), { dotfiles: "allow" }));
  const server = pages.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
    },
  };
}

/** Starts the server that a framework has built, which draws each page itself first. @param script of it */
export async function startServer(script: string): Promise<Server> {
  const children = new ChildProcesses(path.join(path.dirname(script), "../logs"));
  const port = String(await findFreePort());
  const address = `http://127.0.0.1:${port}`;
  const environment = { ...strangersEnvironment(), HOST: "127.0.0.1", PORT: port, ORIGIN: address };
  const { died } = children.keepRunning("server", [script], environment, path.dirname(script));
  await Promise.race([died, waitForAnswer(`${address}/checkout`)]);
  return { address, stop: () => children.stopAll() };
}
