import { connect } from "node:net";
import type { Findings } from "./findings";
import type { ModuleEntry, ShopConfig } from "./shop-config";

const PATIENCE_MS = 3_000;

/** What coordinates several processes of one shop, and how its name looks in Medusa. */
const PARTS = [
  { key: "event_bus", name: "events", redis: /event-bus-redis/ },
  { key: "workflows", name: "workflows", redis: /workflow-engine-redis/ },
  { key: "locking", name: "locking", redis: /locking-redis/ },
  { key: "caching", name: "caching", redis: /caching-redis|cache-redis/ },
] as const;

/** Medusa's Redis modules, and whether their Redis can be reached. */
export async function checkRedis(config: ShopConfig, findings: Findings): Promise<void> {
  const modules = Object.values(config.modules ?? {}).filter(
    (one): one is ModuleEntry => typeof one === "object",
  );
  const texts = modules.map((module) => ({ module, text: JSON.stringify(module) ?? "" }));
  const missing = PARTS.filter(({ redis }) => !texts.some(({ text }) => redis.test(text))).map(
    ({ name }) => name,
  );
  if (missing.length === 0) findings.well("Medusa's Redis modules are there.");
  else {
    findings.note(
      `Without Redis: ${missing.join(", ")}. That is right for one process; an event that a crash meets is lost.`,
      "For production and for several instances: docs/scaling.md.",
    );
  }
  if (texts.some(({ text }) => text.includes("locking-postgres"))) {
    findings.note(
      "Medusa's locking-postgres never frees the lock of a process that was killed: such a cart stays locked until the plugin frees it.",
      "Use locking-redis.",
    );
  }
  const addresses = new Set(texts.flatMap(({ text }) => text.match(/\brediss?:\/\/[^"\\]+/g) ?? []));
  for (const address of addresses) await checkAddress(address, findings);
  if (addresses.size === 0 && missing.length < PARTS.length) {
    findings.wrongly(
      "The Redis modules have no address.",
      "Set what their redisUrl reads, such as REDIS_URL.",
    );
  }
}

async function checkAddress(address: string, findings: Findings): Promise<void> {
  if (!URL.canParse(address)) return findings.wrongly("A redisUrl is no address.", "redis://host:6379");
  const { hostname, port } = new URL(address);
  const place = `${hostname}:${port || "6379"}`;
  const problem = await tryToConnect(hostname.replace(/^\[|\]$/g, ""), Number(port || 6379));
  if (problem === undefined) findings.well(`Redis answers at ${place}.`);
  else
    findings.wrongly(`Redis does not answer at ${place} (${problem}).`, "Start it, or correct the address.");
}

/** @returns why not; undefined when it answers */
function tryToConnect(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (problem?: string): void => {
      socket.destroy();
      resolve(problem);
    };
    socket.once("connect", () => end());
    socket.once("timeout", () => end("no answer"));
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
}
