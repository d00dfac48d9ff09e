import { serve } from "@medusajs/admin-bundler";
import express from "express";
import { request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * A process of its own that serves Medusa's built dashboard and the Medusa of a test under one address, as a shop does.
 * Medusa's test runner boots without its dashboard.
 *
 * The arguments are Medusa's address and the folder of the dashboard; the own address is sent to the parent, with which
 * it ends.
 */
async function serveDashboard(medusaUrl: string, folder: string): Promise<void> {
  const app = express();
  app.use("/app", await serve({ outDir: folder }));
  app.use((req, res) => {
    const onward = request(new URL(req.originalUrl, medusaUrl), {
      method: req.method,
      headers: req.headers,
    });
    onward.once("response", (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    onward.once("error", (error) => res.destroy(error));
    res.once("close", () => onward.destroy());
    req.pipe(onward);
  });
  const server = app.listen(0, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    process.send?.(`http://127.0.0.1:${port}/app`);
  });
}

process.once("disconnect", () => process.exit());
void serveDashboard(process.argv[2], process.argv[3]);
