import { PlatformClient } from "../client";
import { PlatformOutcomeUnknownError } from "../errors";
import { failureOf, requestOf } from "./failures";
import {
  accountAt,
  appliedData,
  LocalPlatform,
  queriedData,
  send,
  sendText,
  succeed,
  type Reaction,
} from "./local-platform";

let platform: LocalPlatform;
const client = new PlatformClient({ connectTimeoutMs: 1_000, totalTimeoutMs: 2_000 });

beforeAll(async () => {
  platform = await LocalPlatform.start();
});
afterAll(async () => {
  client.close();
  await platform.stop();
});

const reset: Reaction = (request) => request.socket.resetAndDestroy();
const failing = sendText("oops", 503);
const html = sendText("<html>");
const silent: Reaction = () => undefined;
const order = { orderId: "M1" };

describe("query", () => {
  it.each<[string, Reaction[]]>([
    ["HTTP 503", [failing]],
    ["two resets", [reset, reset]],
    ["a page and a reset", [html, reset]],
  ])("is tried again after %s and then succeeds", async (_, faults) => {
    platform.will(...faults, succeed(queriedData));
    expect((await client.query(accountAt(platform.url), order)).status).toBe(1);
    expect(platform.received.length).toBe(faults.length + 1);
  });

  it("gives up after the second retry, with a pause before each", async () => {
    platform.will(failing);
    const started = performance.now();
    expect(await failureOf(client.query(accountAt(platform.url), order))).toBeInstanceOf(
      PlatformOutcomeUnknownError,
    );
    expect(platform.received.length).toBe(3);
    expect(performance.now() - started).toBeGreaterThan(300);
  });

  it("is sent once when no retries are wanted, by the call or by the client", async () => {
    platform.will(failing);
    await failureOf(client.query(accountAt(platform.url), order, { retries: 0 }));
    expect(platform.received.length).toBe(1);
    platform.will(failing);
    const once = new PlatformClient({ queryRetries: 0 });
    await failureOf(once.query(accountAt(platform.url), order));
    once.close();
    expect(platform.received.length).toBe(1);
  });

  it.each<[string, Reaction]>([
    ["a refusal", send({ status: "0", error: "4001", msg: "no such order" })],
    ["a bad signature", send({ status: "1", data: { ...queriedData, sign: "AAAA" } })],
  ])("is not tried again after %s", async (_, reaction) => {
    platform.will(reaction);
    await failureOf(client.query(accountAt(platform.url), order));
    expect(platform.received.length).toBe(1);
  });

  it("keeps its time limit over all tries together", async () => {
    const lateFailure: Reaction = (...exchange) => setTimeout(() => failing(...exchange), 700);
    platform.will(lateFailure, silent);
    const started = performance.now();
    const error = await failureOf(
      client.query(accountAt(platform.url), order, { totalTimeoutMs: 1_000, retries: 5 }),
    );
    expect(error).toBeInstanceOf(PlatformOutcomeUnknownError);
    expect(platform.received.length).toBe(2);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});

describe("apply", () => {
  it.each<[string, Reaction]>([
    ["HTTP 503", failing],
    ["a reset", reset],
    ["a page", html],
    ["a refusal", send({ status: "0", error: "4002", msg: "" })],
    ["a bad signature", send({ status: "1", data: { ...appliedData, sign: "AAAA" } })],
  ])("is never tried again, here after %s", async (_, fault) => {
    platform.will(fault, succeed(appliedData));
    await failureOf(client.apply(accountAt(platform.url), requestOf()));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(platform.received.length).toBe(1);
  });
});
