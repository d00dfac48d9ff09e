import http from "node:http";
import https from "node:https";
import net from "node:net";
import { PlatformClient } from "../client";
import { PlatformUnreachableError } from "../errors";
import { openAgents, watchedTransport, type Progress, type TimeLimits } from "../transport";
import { failureOf, requestOf } from "./failures";
import { accountAt, listen } from "./local-platform";
import certificate from "./tls-certificate.json";

const open: { close(): void }[] = [];
afterEach(() => {
  open.splice(0).forEach((server) => server.close());
});

async function serve(server: net.Server): Promise<number> {
  const sockets = new Set<net.Socket>();
  server.on("connection", (socket) => sockets.add(socket));
  open.push({
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  });
  return listen(server);
}

async function unreachable(baseUrl: string, connectTimeoutMs: number): Promise<string> {
  const client = new PlatformClient({ connectTimeoutMs, totalTimeoutMs: 5_000 });
  const error = await failureOf(client.apply(accountAt(baseUrl), requestOf()));
  client.close();
  expect(error).toBeInstanceOf(PlatformUnreachableError);
  expect(error.orderMayExist).toBe(false);
  return error.message;
}

it("a certificate is checked whatever NODE_TLS_REJECT_UNAUTHORIZED says", () => {
  const agents = openAgents();
  expect(agents.https.options).toMatchObject({ rejectUnauthorized: true, minVersion: "TLSv1.2" });
  agents.http.destroy();
  agents.https.destroy();
});

describe("a TLS connection that is never made counts as not reached", () => {
  it("when the certificate is not trusted", async () => {
    let requests = 0;
    const port = await serve(https.createServer(certificate, () => requests++));
    expect(await unreachable(`https://localhost:${port}`, 2_000)).toMatch(
      /no connection could be made \([A-Z_]*SELF_SIGNED/,
    );
    expect(requests).toBe(0);
  });

  it("when the other side does not speak TLS", async () => {
    let requests = 0;
    const port = await serve(http.createServer(() => requests++));
    expect(await unreachable(`https://127.0.0.1:${port}`, 2_000)).toMatch(/no connection could be made \(E/);
    expect(requests).toBe(0);
  });

  it("when the handshake is broken off", async () => {
    const port = await serve(
      net.createServer((socket) => socket.once("data", () => socket.resetAndDestroy())),
    );
    expect(await unreachable(`https://127.0.0.1:${port}`, 2_000)).toMatch(
      /no connection could be made \(ECONNRESET\)/,
    );
  });

  it("when the other side offers nothing newer than TLS 1.1", async () => {
    const old = {
      ...certificate,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "ALL:@SECLEVEL=0",
    } as const;
    const port = await serve(https.createServer(old));
    expect(await unreachable(`https://localhost:${port}`, 2_000)).toMatch(/no connection could be made/);
  });

  it("when the handshake takes longer than the connect limit, long before the total limit", async () => {
    const port = await serve(net.createServer(() => undefined));
    const started = performance.now();
    expect(await unreachable(`https://127.0.0.1:${port}`, 300)).toMatch(/no connection within 300 ms/);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

it("the total limit holds while the connection is being made, too", async () => {
  const port = await serve(net.createServer(() => undefined));
  const client = new PlatformClient({ connectTimeoutMs: 5_000, totalTimeoutMs: 300 });
  const error = await failureOf(client.apply(accountAt(`https://127.0.0.1:${port}`), requestOf()));
  client.close();
  expect(error).toBeInstanceOf(PlatformUnreachableError);
  expect(error.message).toMatch(/no connection within 300 ms/);
});

it("a slow answer over a connection made in time is waited for beyond the connect limit", async () => {
  const progress: Progress = { connected: false, connectTimedOut: false, timedOut: false };
  const port = await serve(http.createServer((_, answer) => setTimeout(() => answer.end("late"), 400)));
  const agents = openAgents();
  const target = { protocol: "http:", host: "127.0.0.1", port, agent: agents.http };
  expect(await get(target, { connectTimeoutMs: 150, totalTimeoutMs: 5_000 }, progress)).toBe("late");
  expect(progress).toEqual({
    connected: true,
    localAddress: "127.0.0.1",
    connectTimedOut: false,
    timedOut: false,
  });
  agents.http.destroy();
});

it("a connection over TLS counts as made after its handshake, and is used again", async () => {
  const ports = new Set<number | undefined>();
  const server = https.createServer(certificate, (request, answer) => {
    ports.add(request.socket.remotePort);
    answer.end("ok");
  });
  const port = await serve(server);
  const agents = openAgents();
  const target = { protocol: "https:", host: "localhost", port, agent: agents.https, ca: certificate.cert };
  for (let i = 0; i < 3; i++) {
    const progress: Progress = { connected: false, connectTimedOut: false, timedOut: false };
    expect(await get(target, { connectTimeoutMs: 2_000, totalTimeoutMs: 5_000 }, progress)).toBe("ok");
    expect(progress).toEqual({
      connected: true,
      localAddress: "127.0.0.1",
      connectTimedOut: false,
      timedOut: false,
    });
  }
  expect(ports.size).toBe(1);
  agents.https.destroy();
});

function get(options: https.RequestOptions, limits: TimeLimits, progress: Progress): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = watchedTransport(limits, progress).request(options, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () => resolve(text));
    });
    request.on("error", reject);
    request.end();
  });
}
