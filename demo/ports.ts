import { createServer } from "node:net";

const LOOPBACK = "127.0.0.1";

/**
 * Finds a TCP port at 127.0.0.1 that nobody listens on.
 *
 * @param wish the port to prefer; when it is taken (or absent) the system chooses one
 * @param avoid ports that were promised to somebody else already
 */
export async function findFreePort(wish?: number, avoid: readonly number[] = []): Promise<number> {
  if (wish !== undefined && !avoid.includes(wish) && (await tryPort(wish)) !== undefined) {
    return wish;
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await tryPort(0);
    if (port !== undefined && !avoid.includes(port)) {
      return port;
    }
  }
  throw new Error("No free TCP port was found at 127.0.0.1.");
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(undefined));
    server.listen({ port, host: LOOPBACK }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
