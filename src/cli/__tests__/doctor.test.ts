import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox, type Sandbox } from "../../sandbox";
import { checkNode } from "../doctor/versions";
import { Findings } from "../doctor/findings";
import { environmentLines } from "../sandbox-env";
import { FixtureShop } from "./fixture-shop";
import { haipay } from "./terminal";

const GREETING = "This is the notification endpoint for HaiPay. It takes POST requests from the platform.";

describe("haipay doctor", () => {
  let sandbox: Sandbox;
  let backend: Server;
  let shop: FixtureShop;
  let environment: Record<string, string>;
  let answer: { status: number; text: string };

  beforeAll(async () => {
    sandbox = await startSandbox();
    backend = createServer((_req, res) => res.writeHead(answer.status, { location: "/" }).end(answer.text));
    await new Promise<void>((resolve) => backend.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    backend.close();
    await sandbox.close();
  });
  beforeEach(() => {
    shop = new FixtureShop();
    answer = { status: 200, text: GREETING };
    environment = {
      ...Object.fromEntries(
        environmentLines(sandbox).map((line) => line.split(/=(.*)/s).slice(0, 2) as [string, string]),
      ),
      HAIPAY_NOTIFY_BASE_URL: `http://127.0.0.1:${(backend.address() as AddressInfo).port}`,
      HAIPAY_STOREFRONT_URLS: "http://localhost:8000",
      HAIPAY_SETTINGS_KEY: Buffer.alloc(32, 1).toString("base64"),
    };
  });
  afterEach(() => shop.remove());

  const doctor = () => haipay(["doctor", "--folder", shop.folder], { environment });

  it("finds nothing wrong in a shop that is right, and says what it could not look at", async () => {
    const { exitCode, out, err } = await doctor();
    for (const words of [
      "Medusa 2.21.2.",
      "The plugin's entry is there.",
      'dependencies: ["haipay"] is there.',
      "JPY: appId 9007199254740993, and its keys can be read.",
      "STORE_CORS lets the storefront in.",
      "/hooks/haipay answers.",
      "The clock agrees",
      "JPY: the platform knows the account and takes its signature.",
      "JPY: the platform's signature verifies.",
      "Without Redis: events, workflows, locking, caching.",
      "Regions, delivery and the settings page were not looked at.",
      "Nothing is wrong",
    ]) {
      expect(out).toContain(words);
    }
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  });

  it("prints no secret", async () => {
    const { out, err } = await doctor();
    for (const [name, value] of Object.entries(environment)) {
      if (/PRIVATE_KEY|SECRET_KEY|SETTINGS_KEY/.test(name)) expect(out + err).not.toContain(value);
    }
  });

  /** What is wrong with a shop, and what the doctor then says. */
  const ILLS: [what: string, hurt: () => void, words: string, todo: string][] = [
    [
      "an old Medusa",
      () => shop.install("@medusajs/medusa", "2.16.0"),
      "Medusa 2.16.0 is not one",
      "has the version 2.16.0",
    ],
    [
      "two Medusas",
      () => shop.install("@medusajs/framework", "2.20.0"),
      "@medusajs/framework 2.20.0 beside",
      "one version",
    ],
    ["an old ui", () => shop.install("@medusajs/ui", "4.0.25"), "@medusajs/ui 4.0.25 is too old", "^4.1.19"],
    [
      "no plugin entry",
      () => shop.configure({ plugins: [] }),
      "The plugin's entry is missing",
      "npx haipay setup",
    ],
    [
      "no provider",
      () => shop.configure({ payment: { resolve: "@medusajs/payment" } }),
      "does not have the provider",
      "setup",
    ],
    [
      "no dependency",
      () =>
        shop.configure({
          payment: {
            options: { providers: [{ resolve: "medusa-payment-haipay/providers/haipay", id: "haipay" }] },
          },
        }),
      'lacks dependencies: ["haipay"]',
      "setup",
    ],
    [
      "a config that breaks",
      () => shop.write("medusa-config.js", "throw new Error('no database')"),
      "no database",
      "Medusa",
    ],
    [
      "half an account",
      () => delete environment.HAIPAY_USD_APP_ID,
      "stops the start",
      "HAIPAY_USD_APP_ID is missing",
    ],
    [
      "a key that is none",
      () => (environment.HAIPAY_JPY_PLATFORM_PUBLIC_KEY = "AAAA"),
      "stops the start",
      "HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
    ],
    [
      "another currency's key",
      () => (environment.HAIPAY_JPY_MERCHANT_PRIVATE_KEY = environment.HAIPAY_USD_MERCHANT_PRIVATE_KEY),
      "JPY: ",
      "Paste your public key into HaiPay's console",
    ],
    [
      "another currency's key of the platform",
      () => (environment.HAIPAY_JPY_PLATFORM_PUBLIC_KEY = environment.HAIPAY_USD_PLATFORM_PUBLIC_KEY),
      "JPY: ",
      "Copy HAIPAY_JPY_PLATFORM_PUBLIC_KEY",
    ],
    [
      "an unknown account",
      () => (environment.HAIPAY_JPY_APP_ID = "1234567890123"),
      "JPY: ",
      "Compare HAIPAY_JPY_APP_ID",
    ],
    [
      "no platform",
      () => (environment.HAIPAY_BASE_URL = "http://127.0.0.1:9"),
      "JPY: ",
      "Look at HAIPAY_BASE_URL",
    ],
    [
      "CORS of another storefront",
      () => shop.configure({ storeCors: "http://localhost:3000" }),
      "STORE_CORS does not have",
      "Add it",
    ],
    [
      "nobody at the notification address",
      () => (environment.HAIPAY_NOTIFY_BASE_URL = "http://127.0.0.1:9"),
      "does not answer",
      "Start Medusa",
    ],
    [
      "somebody else there",
      () => (answer = { status: 404, text: "Not found" }),
      "answered by somebody else (404)",
      "HAIPAY_NOTIFY_BASE_URL",
    ],
    [
      "a redirect there",
      () => (answer = { status: 301, text: "" }),
      "leads elsewhere (301)",
      "Name the last address",
    ],
    [
      "a Redis that is not there",
      () =>
        shop.configure({
          modules: {
            event_bus: {
              resolve: "@medusajs/medusa/event-bus-redis",
              options: { redisUrl: "redis://user:geheim@127.0.0.1:9" },
            },
          },
        }),
      "Redis does not answer at 127.0.0.1:9",
      "Start it",
    ],
    [
      "a Redis without an address",
      () =>
        shop.configure({
          modules: { event_bus: { resolve: "@medusajs/medusa/event-bus-redis", options: {} } },
        }),
      "have no address",
      "REDIS_URL",
    ],
  ];

  it.each(ILLS)("says what is wrong with %s, and what to do", async (_what, hurt, words, todo) => {
    hurt();
    const { exitCode, out } = await doctor();
    expect(exitCode).toBe(1);
    const lines = out.split("\n");
    const place = lines.findIndex((line) => line.startsWith("  WRONG") && line.includes(words));
    expect(place < 0 ? out : lines[place + 1]).toContain(todo);
    expect(out).not.toContain("geheim");
  });

  it("notes that customers cannot log in from the browser, which Medusa's Next.js starters do not do", async () => {
    shop.configure({ authCors: "http://localhost:5173,http://localhost:9000" });
    const { exitCode, out } = await doctor();
    expect(out).toMatch(
      / {2}note {3}AUTH_CORS does not have http:\/\/localhost:8000: .+\n +→ Add it to AUTH_CORS, unless/,
    );
    expect(exitCode).toBe(0);
  });

  it("compares the clock with the platform's", async () => {
    await fetch(`${sandbox.url}/sandbox/clock`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ aheadMs: 3_600_000 }),
    });
    const { exitCode, out } = await doctor();
    await fetch(`${sandbox.url}/sandbox/reset`, {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    expect(out).toMatch(/WRONG {2}The clock is 3[56]\d\d s behind the platform's/);
    expect(exitCode).toBe(1);
  });

  it("sees that a real platform cannot reach this machine", async () => {
    Object.assign(environment, {
      HAIPAY_ENVIRONMENT: "test",
      HAIPAY_BASE_URL: "https://127.0.0.1:9",
      HAIPAY_NOTIFY_BASE_URL: "https://192.168.1.2",
    });
    const { exitCode, out } = await doctor();
    expect(out).toContain("HaiPay cannot reach https://192.168.1.2/hooks/haipay");
    expect(out).toContain("The clock could not be compared with https://127.0.0.1:9");
    expect(exitCode).toBe(1);
  });

  it("says where to be when there is no medusa-config", async () => {
    const { exitCode, out } = await haipay(["doctor", "--folder", `${shop.folder}/node_modules`], {
      environment,
    });
    expect(exitCode).toBe(1);
    expect(out).toContain("such as apps/backend");
  });

  it.each([
    ["20.19.0", true],
    ["20.18.3", false],
    ["21.7.0", false],
    ["22.12.0", true],
    ["22.11.0", false],
    ["24.1.0", true],
  ])("Node %s: %s", (version, isWell) => {
    const findings = new Findings({ write: () => undefined });
    checkNode(version, findings);
    expect(findings.wrong === 0).toBe(isWell);
  });
});
