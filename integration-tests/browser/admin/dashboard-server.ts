import { develop } from "@medusajs/admin-bundler";
import express from "express";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../../..");
/**
 * What the bundler made of the packages; it depends on the lock file alone and is used again. Each of the test processes
 * has its own: two bundlers that fill one folder at once disturb each other.
 */
const CACHE = path.join(ROOT, ".test/dashboard", process.env.JEST_WORKER_ID ?? "1");

/**
 * A process of its own that serves Medusa's dashboard with our extensions, from source, and the Medusa of a test under
 * one address, as a shop does. Medusa's test runner boots without its dashboard.
 *
 * The first argument is Medusa's address; the own one is sent to the parent, with which it ends.
 */
async function serveDashboard(medusaUrl: string): Promise<void> {
  const dashboard = await develop({
    path: "/app",
    sources: [path.join(ROOT, "src/admin")],
    plugins: [],
    outDir: path.join(CACHE, "unused"),
    vite: () => ({
      cacheDir: CACHE,
      // Files do not change during a test.
      server: { hmr: false, watch: null },
      // Found only in our files; unnamed, it would be made ready, and the page reloaded, in the middle of a test.
      optimizeDeps: { include: ["@medusajs/icons", "@medusajs/admin-sdk"] },
    }),
  });
  const app = express();
  app.use("/app", dashboard);
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
void serveDashboard(process.argv[2]);
