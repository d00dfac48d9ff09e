import type { PlatformError } from "../../platform/errors";
import { PlatformClient } from "../../platform/client";
import type { FaultKind } from "../control-types";
import { Shop } from "./shop";

/** What the client makes of each fault of an apply, and whether the order was made. */
const APPLY_FAULTS: { kind: FaultKind; name: string; made: boolean }[] = [
  { kind: "http_500", name: "PlatformOutcomeUnknownError", made: false },
  { kind: "reset_before", name: "PlatformOutcomeUnknownError", made: false },
  { kind: "reset_after", name: "PlatformOutcomeUnknownError", made: true },
  { kind: "answer_lost", name: "PlatformOutcomeUnknownError", made: true },
  { kind: "truncated", name: "PlatformOutcomeUnknownError", made: true },
  { kind: "html", name: "PlatformUnreadableAnswerError", made: false },
  { kind: "bad_signature", name: "PlatformSignatureError", made: true },
  { kind: "wrong_order_id", name: "PlatformUnreadableAnswerError", made: true },
  { kind: "rate_limit", name: "PlatformRefusedError", made: false },
  { kind: "refuse", name: "PlatformRefusedError", made: false },
];

describe("faults", () => {
  let shop: Shop;
  let impatient: PlatformClient;
  beforeAll(async () => {
    shop = await Shop.open();
    impatient = new PlatformClient({ totalTimeoutMs: 300, queryRetries: 0 });
  });
  afterAll(async () => {
    impatient.close();
    await shop.close();
  });
  beforeEach(() => shop.reset());
  /** Only a lost answer has to be waited for; a short limit elsewhere could hide what the fault does. */
  const clientFor = (kind: FaultKind) => (kind === "answer_lost" ? impatient : shop.client);

  it.each(APPLY_FAULTS)("$kind on apply ends as $name", async ({ kind, name, made }) => {
    await shop.control.fault({ endpoint: "apply", kind });
    const orderId = shop.newOrderId();
    const started = Date.now();
    const error: unknown = await shop
      .apply("merpay", "100", { orderId, client: clientFor(kind) })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name });
    expect((await shop.control.orders()).map((order) => order.orderId)).toEqual(made ? [orderId] : []);
    if (made) {
      expect((error as PlatformError).orderMayExist).toBe(true);
    }
    if (kind === "answer_lost") {
      expect(Date.now() - started).toBeGreaterThanOrEqual(290);
    }
  });

  it.each(APPLY_FAULTS)(
    "$kind on query ends as $name and is over with the next one",
    async ({ kind, name }) => {
      const { orderId } = await shop.apply("merpay", "100");
      await shop.control.fault({ endpoint: "query", kind });
      await expect(clientFor(kind).query(shop.account("jpy"), { orderId })).rejects.toMatchObject({ name });
      await expect(shop.client.query(shop.account("jpy"), { orderId })).resolves.toMatchObject({ orderId });
    },
  );

  it("refuse carries the code and message that were given", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "refuse", code: "7001", message: "risk control" });
    await expect(shop.apply("merpay", "100")).rejects.toMatchObject({
      platformCode: "7001",
      platformMessage: "risk control",
    });
    expect(await shop.control.calls()).toMatchObject({ apply: 1, query: 0, refused: 1 });
  });

  it("rate_limit is HTTP 429", async () => {
    await shop.control.fault({ endpoint: "query", kind: "rate_limit" });
    const response = await fetch(`${shop.sandbox.url}/jpy/collect/query`, { method: "POST", body: "{}" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "1"]);
  });

  it("slow gives the right answer late, while the order is there at once", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "slow", delayMs: 500 });
    const started = Date.now();
    let answered = false;
    const applying = shop.apply("merpay", "100").finally(() => (answered = true));
    await shop.until(async () => (await shop.control.orders()).length === 1);
    expect(answered).toBe(false);
    await expect(applying).resolves.toMatchObject({ orderNo: expect.any(String) });
    expect(Date.now() - started).toBeGreaterThanOrEqual(495);
  });

  it("slow beyond the client's patience is an unknown outcome", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "slow" });
    await expect(shop.apply("merpay", "100", { client: impatient })).rejects.toMatchObject({
      name: "PlatformOutcomeUnknownError",
    });
    expect(await shop.control.orders()).toHaveLength(1);
  });

  it("net_amount and short_amount tell of less money than came, in a signed answer", async () => {
    const { orderId } = await shop.apply("gmo-aozora", "1000");
    await shop.control.pay(orderId, { fee: "30" });
    await shop.control.fault({ endpoint: "query", kind: "net_amount" });
    await shop.control.fault({ endpoint: "query", kind: "short_amount" });
    const ask = () => shop.client.query(shop.account("jpy"), { orderId });
    expect(await ask()).toMatchObject({ status: 2, amount: "1000", actualAmount: "970", fee: "30" });
    expect(await ask()).toMatchObject({ status: 2, amount: "1000", actualAmount: "999", fee: "0" });
    expect(await ask()).toMatchObject({ status: 2, amount: "1000", actualAmount: "1000", fee: "30" });
  });

  it("wrong_amount and wrong_currency are told in a signed answer", async () => {
    const { orderId } = await shop.apply("merpay", "100");
    await shop.control.fault({ endpoint: "query", kind: "wrong_amount" });
    await shop.control.fault({ endpoint: "query", kind: "wrong_currency" });
    const ask = () => shop.client.query(shop.account("jpy"), { orderId });
    expect(await ask()).toMatchObject({ amount: "101", currency: "JPY" });
    expect(await ask()).toMatchObject({ amount: "100", currency: "USD" });
    expect(await ask()).toMatchObject({ amount: "100", currency: "JPY" });
  });

  it("last for as many calls of their endpoint as they were given, and the next fault waits", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "http_500", times: 2 });
    await shop.control.fault({ endpoint: "apply", kind: "refuse" });
    const names: string[] = [];
    for (let call = 0; call < 4; call++) {
      names.push(
        await shop.apply("merpay", "100").then(
          () => "order",
          ({ name }: PlatformError) => name,
        ),
      );
    }
    expect(names).toEqual([
      "PlatformOutcomeUnknownError",
      "PlatformOutcomeUnknownError",
      "PlatformRefusedError",
      "order",
    ]);
  });

  it("can be cleared", async () => {
    await shop.control.fault({ endpoint: "apply", kind: "http_500", times: 9 });
    await shop.control.clearFaults();
    await expect(shop.apply("merpay", "100")).resolves.toBeDefined();
  });
});
