import fc from "fast-check";
import { generateKeyPairSync } from "node:crypto";
import { publicKeyToBase64 } from "../../src/platform/keys";
import { untilMoneyIsFollowed } from "../environment/arrived-money";
import { PUBLIC_SESSION_FIELDS } from "../environment/payment-step";
import { readPurchase } from "../environment/purchase-facts";
import { form, printSeed, seed } from "./form";
import { describeInput, Gun, type Fired, type HostileRequest } from "./hostile-input/fire";
import { fieldsOf } from "./hostile-input/message";
import { believedInputs, harmlessInputs, notification, type Platform } from "./hostile-input/believed-inputs";
import { choiceInputs, pageInputs } from "./hostile-input/store-inputs";
import { Target } from "./hostile-input/target";
import { webhookInputs } from "./hostile-input/webhook-inputs";
import { findViolations, totalsAt } from "./invariants";
import { secretsOf } from "./invariants/secrets";
import { markdownTable, report } from "./report";

jest.setTimeout(3_600_000);

/** How often the traces are looked at. */
const BATCH = 100;
const SUCCESS = { status: 200, body: "SUCCESS" };

describe("Hostile input", () => {
  const results: string[][] = [];
  const usd = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
  let target: Target;
  let gun: Gun;

  beforeAll(async () => {
    printSeed("Hostile input");
    // For dollars we are the platform: so there are messages that verify and say whatever we like.
    target = await Target.open({ HAIPAY_USD_PLATFORM_PUBLIC_KEY: publicKeyToBase64(usd.publicKey) });
    gun = new Gun(target.child.url);
  });

  afterAll(async () => {
    gun.close();
    await target.close();
    const table = markdownTable(["bodies", "sent", "answers", "written or asked"], results);
    report("hostile-input", `## Hostile input\n\nFAULTS_SEED=${seed}\n\n${table}`);
  });

  afterEach(async () => {
    await target.expectAlive();
  });

  function sample(inputs: fc.Arbitrary<HostileRequest>, count: number): HostileRequest[] {
    return fc.sample(inputs, { numRuns: count, seed });
  }

  function keep(what: string, fired: readonly Fired[], traces: string): void {
    const counts = new Map<number, number>();
    for (const { status } of fired) counts.set(status, (counts.get(status) ?? 0) + 1);
    const answers = [...counts].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    results.push([what, String(fired.length), answers.join(", "), traces]);
  }

  async function expectCaptured(cartId: string): Promise<void> {
    await untilMoneyIsFollowed(target.shop.database);
    expect(await readPurchase(target.shop.database, cartId)).toMatchObject({
      captures: ["1700"],
      due: ["0"],
    });
  }

  it("to the webhook that does not verify is refused with 4xx, and causes no write and no request", async () => {
    const { cartId, platformOrderId } = await target.placeOrder();
    const genuine = await target.notificationsOf(platformOrderId);
    const loot = {
      genuine,
      stranger: { secretKey: "another merchant's secret", privateKey: stranger.privateKey },
      secretKey: target.sandbox.accounts.jpy.merchantSecretKey,
    };
    const inputs = sample(webhookInputs(loot), form.pick(400, 7_000));
    const before = await target.readTraces();
    const all: Fired[] = [];

    for (let start = 0; start < inputs.length; start += BATCH) {
      const fired = await gun.fireAll(inputs.slice(start, start + BATCH));
      expect(offending(fired, ({ status }) => status >= 400 && status < 500)).toEqual([]);
      expect({ after: start, traces: await target.readTraces() }).toEqual({ after: start, traces: before });
      all.push(...fired);
    }

    keep("webhook, not verified", all, "nothing");
    expect(await gun.fire(notification(genuine.at(-1) as string))).toMatchObject(SUCCESS);
    await expectCaptured(cartId);
  });

  it("to the webhook that verifies in a different form is followed once, and repeated without effect", async () => {
    const { cartId, platformOrderId } = await target.placeOrder();
    await target.control.pay(platformOrderId, { notify: false });
    const [text] = await target.control.notifications(platformOrderId);

    const fired = await gun.fireAll(sample(harmlessInputs(fieldsOf(text)), form.pick(20, 300)));

    expect(
      offending(fired, ({ status, body }) => status === SUCCESS.status && body === SUCCESS.body),
    ).toEqual([]);
    await expectCaptured(cartId);
    keep("webhook, the same message written differently", fired, "one payment");
  });

  it("to the webhook that verifies but makes no sense never causes a server error", async () => {
    const { cartId, platformOrderId } = await target.placeOrder();
    const account = target.sandbox.accounts.usd;
    const platform: Platform = {
      appId: account.appId,
      secretKey: account.merchantSecretKey,
      privateKey: usd.privateKey,
      orderIds: [platformOrderId, "another"],
    };

    const fired = await gun.fireAll(sample(believedInputs(platform), form.pick(60, 700)));

    expect(offending(fired, ({ status }) => (status >= 200 && status < 500) || status === 503)).toEqual([]);
    expect(await readPurchase(target.shop.database, cartId)).toMatchObject({ captures: [], due: ["1700"] });
    keep("webhook, verified and senseless", fired, "attentions for unknown orders");
  });

  it("with the choice of a method ends in an answer, and nothing of it goes into public data", async () => {
    const collectionIds = [];
    for (let carts = 0; carts < 5; carts++) {
      collectionIds.push((await target.arriveAtPayment()).collection.id);
    }
    const { sessionId } = await target.placeOrder();
    const knows = { publishableKey: target.shop.seeded.publishableKey, collectionIds, sessionId };

    const fired = await gun.fireAll(sample(choiceInputs(knows), form.pick(100, 1_500)));

    expect(offending(fired, ({ status }) => status >= 200 && status < 500)).toEqual([]);
    const sessions = await target.shop.database.query<{ fields: string[] }>(
      "SELECT ARRAY(SELECT jsonb_object_keys(data)) AS fields FROM payment_session",
    );
    expect(sessions.length).toBeGreaterThan(1);
    for (const { fields } of sessions) expect(PUBLIC_SESSION_FIELDS).toEqual(expect.arrayContaining(fields));
    keep("store API, choice of a method", fired, "valid choices only");
  });

  it("in place of a payment's id finds nothing, and causes no write and no request", async () => {
    const { sessionId } = await target.placeOrder();
    const knows = { publishableKey: target.shop.seeded.publishableKey, collectionIds: [], sessionId };
    const before = await target.readTraces();

    const fired = await gun.fireAll(sample(pageInputs(knows), form.pick(50, 500)));

    expect(offending(fired, ({ status }) => status >= 400 && status < 500)).toEqual([]);
    expect(await target.readTraces()).toBe(before);
    keep("store API, payment of the return page", fired, "nothing");
  });

  it("leaves the books in order", async () => {
    const { shop, control, sandbox, child } = target;
    const totals = totalsAt(child, shop.seeded.publishableKey);
    // Some of the names that were taken above are words which stand in other texts by right.
    await shop.database.query("DELETE FROM haipay_collect_order WHERE applied_at IS NULL");
    expect(await findViolations(shop.database, control, totals, secretsOf(sandbox))).toEqual([]);
  });
});

/** The first inputs whose answers are not as they should be, with how to have them again. */
function offending(fired: readonly Fired[], isRight: (answer: Fired) => boolean): string[] {
  return fired
    .filter((answer) => !isRight(answer))
    .slice(0, 5)
    .map(
      ({ input, status, body }) =>
        `${status} ${body.slice(0, 300)} to ${describeInput(input)} (FAULTS_SEED=${seed})`,
    );
}
