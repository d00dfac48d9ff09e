import { LosslessNumber } from "lossless-json";
import { generateKeyPairSync } from "node:crypto";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification, signAnew } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import { readTraces } from "../../environment/ledger-books";
import { readOrder } from "../../environment/order-books";
import { collectStatements } from "../../environment/statements";

const SUCCESS = { status: 200, body: "SUCCESS" };
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });

describeShop("A notification", (shop) => {
  it("that is forged is refused with 401 and touches neither the ledger nor the platform", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const genuine = await lastNotification(shop, platformOrderId);
    const account = shop.sandbox.accounts.jpy;
    const theirs = { merchantSecretKey: "their secret", privateKey: stranger.privateKey };
    const ours = { merchantSecretKey: account.merchantSecretKey, privateKey: stranger.privateKey };
    const forgeries: Record<string, string> = {
      "a bad signature": genuine.replace(/"sign":"./, '"sign":"+'),
      "no signature": genuine.replace(/,"sign":"[^"]*"/, ""),
      "an empty signature": genuine.replace(/"sign":"[^"]*"/, '"sign":""'),
      "another merchant's message": signAnew(genuine, { appId: new LosslessNumber("777") }, theirs),
      "another merchant's message with our appId": signAnew(genuine, {}, theirs),
      "somebody who knows the secret key but not the private key": signAnew(genuine, {}, ours),
      "the other currency": genuine.replace('"currency":"JPY"', '"currency":"USD"'),
      "a currency that nobody has": genuine.replace('"currency":"JPY"', '"currency":"EUR"'),
      "the appId of the other currency": genuine.replace(account.appId, shop.sandbox.accounts.usd.appId),
      "an appId with a lost digit": genuine.replace(account.appId, String(Number(account.appId))),
      "another order": genuine.replace(platformOrderId, `${platformOrderId.slice(0, -1)}x`),
      "a changed digit": genuine.replace('"amount":"1700.00"', '"amount":"1701.00"'),
      "a sum in another form": genuine.replace('"amount":"1700.00"', '"amount":"1700"'),
      "a number in another form": genuine.replace(/"netAmount":(\d+)\.00/, '"netAmount":$1'),
      "another status": genuine.replace('"status":2', '"status":5'),
      "an added field": genuine.replace("{", '{"extra":"1",'),
    };
    const before = await readTraces(shop);

    for (const [what, forgery] of Object.entries(forgeries)) {
      expect(forgery).not.toBe(genuine);
      const statements = await collectStatements(shop, async () => {
        expect({ what, ...(await deliver(shop, forgery)) }).toMatchObject({ what, status: 401 });
      });
      expect({ what, statements }).toEqual({ what, statements: [expect.stringMatching(/^SELECT /)] });
    }

    expect(await readTraces(shop)).toEqual(before);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ collection_status: "awaiting" });
    expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  });

  it("gets the same answer, whichever account it names; the log says which keys to check", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const genuine = await lastNotification(shop, platformOrderId);
    shop.haipay.refusedMessages.close();
    const warn = jest.spyOn(shop.haipay.logger, "warn");

    const forged = await deliver(shop, genuine.replace(/"sign":"./, '"sign":"+'));
    const unknown = await deliver(shop, genuine.replace(shop.sandbox.accounts.jpy.appId, "777"));

    const { at: _at, ...answer } = forged;
    expect(unknown).toMatchObject(answer);
    expect(answer).toMatchObject({ status: 401, body: expect.not.stringMatching(/appId|JPY|key for/) });
    const logged = warn.mock.calls.map(([line]) => String(line));
    expect(logged).toContainEqual(
      expect.stringMatching(/signature does not verify.*merchant secret key.*platform public key for JPY/),
    );
    expect(logged).toContainEqual(expect.stringMatching(/an appId and currency that are not configured/));
    const { merchantSecretKey, merchantPrivateKey, platformPublicKey } = shop.sandbox.accounts.jpy;
    for (const secret of [merchantSecretKey, merchantPrivateKey, platformPublicKey]) {
      expect([...logged, forged.body].join()).not.toContain(secret.slice(0, 20));
    }
    warn.mockRestore();
  });

  it("is logged once by itself; of a flood, its number is", async () => {
    const { platformOrderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const forged = (await lastNotification(shop, platformOrderId)).replace(/"sign":"./, '"sign":"+');
    shop.haipay.refusedMessages.close();
    const warn = jest.spyOn(shop.haipay.logger, "warn");

    await Promise.all(Array.from({ length: 30 }, () => deliver(shop, forged)));
    shop.haipay.refusedMessages.close();

    expect(warn.mock.calls.map(([line]) => String(line))).toEqual([
      expect.stringMatching(/^HaiPay: a notification was refused: /),
      expect.stringMatching(/^HaiPay: 29 more notifications were refused within a minute, the last one: /),
    ]);
    warn.mockRestore();
  });

  it("must be a notification: everything else is answered 4xx and touches nothing", async () => {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    const genuine = await lastNotification(shop, platformOrderId);
    const without = (field: string) => genuine.replace(new RegExp(`"${field}":("[^"]*"|[-\\d.]+),`), "");
    const bodies: Record<string, [body: string | Buffer | undefined, type?: string]> = {
      "words instead of JSON": ["SUCCESS"],
      "words as text": ["SUCCESS", "text/plain"],
      "a form": ["orderId=1&status=2", "application/x-www-form-urlencoded"],
      XML: ["<xml><status>2</status></xml>", "application/xml"],
      "half of the message": [genuine.slice(0, -20)],
      nothing: [undefined],
      "an empty text": ["", "text/plain"],
      "an array": ["[]"],
      "an array of messages": [`[${genuine}]`],
      null: ["null"],
      "a number": ["2"],
      "an empty object": ["{}"],
      "a hundred fields more": [
        genuine.replace("{", `{${Array.from({ length: 100 }, (_, n) => `"f${n}":1,`).join("")}`),
      ],
      "a huge depth": [`${"[".repeat(8_000)}${"]".repeat(8_000)}`],
      "a huge depth in a field": [
        genuine.replace("{", `{"deep":${'{"a":'.repeat(2_000)}1${"}".repeat(2_000)},`),
      ],
      "a field twice": [genuine.replace("{", '{"status":3,')],
      "a field twice with the same value": [genuine.replace("{", '{"status":2,')],
      "no appId": [without("appId")],
      "no orderId": [without("orderId")],
      "no status": [without("status")],
      "a status that there is not": [genuine.replace('"status":2', '"status":9')],
      "an order id of 49 characters": [genuine.replace(platformOrderId, "x".repeat(49))],
      "bytes that are no UTF-8": [
        Buffer.concat([Buffer.from('{"orderId":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      ],
    };
    const before = await readTraces(shop);

    for (const [what, [body, type]] of Object.entries(bodies)) {
      expect({ what, ...(await deliver(shop, body, type)) }).toMatchObject({ what, status: 400 });
    }
    for (const filler of [16 * 1024, 101 * 1024, 2 * 1024 * 1024]) {
      const large = genuine.replace("{", `{"filler":"${"x".repeat(filler)}",`);
      expect({ filler, ...(await deliver(shop, large)) }).toMatchObject({ filler, status: 413 });
    }

    expect(await readTraces(shop)).toEqual(before);
    expect(await readOrder(shop, orderId as string)).toMatchObject({ collection_status: "awaiting" });
    expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  });
});
