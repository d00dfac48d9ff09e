import express from "express";
import { gzipSync } from "node:zlib";
import type { MedusaRequest } from "@medusajs/framework/http";
import { readMessage } from "../../../src/api/hooks/haipay/route";
import { UnreadableMessageError } from "../../../src/payment/notification";
import { awaitPayment } from "../../environment/awaited-payments";
import { deliver, lastNotification } from "../../environment/deliveries";
import { describeShop } from "../../environment/haipay-shop";
import { readOrder } from "../../environment/order-books";

const SUCCESS = { status: 200, body: "SUCCESS" };

describeShop("The bytes of a notification", (shop) => {
  async function payFor(): Promise<{ genuine: string; orderId: string }> {
    const { platformOrderId, orderId } = await awaitPayment(shop);
    await shop.control.pay(platformOrderId, { notify: false });
    return { genuine: await lastNotification(shop, platformOrderId), orderId: orderId as string };
  }

  it.each([
    ["no content type", undefined],
    ["octets", "application/octet-stream"],
    ["text/json", "text/json"],
    ["a kind of JSON", "application/problem+json; charset=utf-8"],
    ["text", "text/plain"],
    ["a form", "application/x-www-form-urlencoded"],
    ["something odd", "*/*"],
  ])("are believed as they came, sent as %s", async (_, type) => {
    const { genuine, orderId } = await payFor();

    const answer = await fetch(`${shop.url}/hooks/haipay`, {
      method: "POST",
      body: Buffer.from(genuine),
      headers: type === undefined ? {} : { "content-type": type },
    });

    expect({ status: answer.status, body: await answer.text() }).toEqual(SUCCESS);
    expect(await readOrder(shop, orderId)).toMatchObject({ captures: ["1700"], due: "0" });
  });

  it("are not unpacked", async () => {
    const { genuine } = await payFor();
    const answer = await fetch(`${shop.url}/hooks/haipay`, {
      method: "POST",
      body: gzipSync(genuine),
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
    });
    expect({ status: answer.status, body: await answer.text() }).toEqual({
      status: 415,
      body: "The message is compressed: send it as it is.",
    });
    expect(await deliver(shop, genuine)).toMatchObject(SUCCESS);
  });
});

describe("Where a middleware of the shop's own reads the bytes first", () => {
  async function send(...before: express.RequestHandler[]): Promise<{ status: number; body: string }> {
    const app = express();
    app.post("/", ...before, (req, res, next) => {
      readMessage(req as unknown as MedusaRequest)
        .then((bytes) => res.send(bytes.toString()))
        .catch((error: unknown) => {
          if (!(error instanceof UnreadableMessageError)) return next(error);
          res.status(error.httpStatus).send(error.message);
        });
    });
    const server = app.listen(0, "127.0.0.1");
    try {
      await new Promise((resolve) => server.once("listening", resolve));
      const { port } = server.address() as { port: number };
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: "POST",
        body: '{"amount":100.00}',
        headers: { "content-type": "application/json" },
      });
      return { status: answer.status, body: await answer.text() };
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  it("they are taken from it, if it kept them", async () => {
    const keeping = express.json({ verify: (req, _, bytes) => Object.assign(req, { rawBody: bytes }) });
    expect(await send(keeping)).toEqual({ status: 200, body: '{"amount":100.00}' });
  });

  it("the sender is told so, if it did not", async () => {
    const { status, body } = await send(express.json());
    expect(status).toBe(503);
    expect(body).toMatch(/^Another middleware of this shop read the message .* Leave this address out/);
  });

  it("they are read as they are, if it did nothing to them", async () => {
    expect(await send((_req, _res, next) => next())).toEqual({ status: 200, body: '{"amount":100.00}' });
  });
});
