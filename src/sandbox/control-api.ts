import express, { Router, type NextFunction, type Request, type Response } from "express";
import { z } from "zod";
import { CURRENCIES, type Currency } from "../platform/catalogue";
import { KeyFormatError } from "../platform/keys";
import type { PlatformAmount } from "../platform/money";
import { rotatePlatformKey, takeMerchantKey } from "./accounts";
import { shownPayTime, writeAmount } from "./answers";
import { CashierError } from "./cashier";
import * as schema from "./control-schema";
import type { SandboxOrder } from "./control-types";
import type { Order } from "./order";
import { USUAL_PRODUCTS } from "./products";
import { resetState, type SandboxState } from "./state";
import { readMoney, readSum, SumError } from "./sums";

class UnknownOrderError extends Error {
  override readonly name = "UnknownOrderError";
}

type Act = (order: Order, body: unknown) => unknown;

/** The control API under `/sandbox`, in JSON; the README of this folder lists it. Nothing of it exists at the platform. */
export function controlApi(state: SandboxState): Router {
  const router = Router();
  router.use(express.json({ limit: "16kb" }), requireJson);
  router.get("/orders", (_req, res) => void res.json({ orders: state.orders.all().map(showOrder) }));
  router.get("/orders/:orderId", (req, res) => void res.json({ order: showOrder(findOrder(state, req)) }));
  router.get("/orders/:orderId/notifications", (req, res) => {
    res.json({ notifications: findOrder(state, req).notifications.map(({ text }) => text) });
  });
  for (const [name, act] of Object.entries(orderActs(state))) {
    router.post(`/orders/:orderId/${name}`, actOnOrder(state, act));
  }
  router.use("/accounts", accountApi(state));
  router.post("/faults", (req, res) => {
    state.faults.add(schema.faultBody.parse(req.body));
    res.json({});
  });
  router.delete("/faults", (_req, res) => {
    state.faults.clear();
    res.json({});
  });
  router.get("/calls", (_req, res) => void res.json(state.calls));
  router.put("/notifications", (req, res) => {
    state.notifier.setOn(schema.notificationsBody.parse(req.body).on);
    res.json({});
  });
  router.put("/account-query", (req, res) => {
    state.accountQuery = schema.accountQueryBody.parse(req.body).on;
    res.json({});
  });
  router.put("/products", (req, res) => {
    state.products = { ...USUAL_PRODUCTS, ...schema.productsBody.parse(req.body) };
    res.json({});
  });
  router.put("/slip-numbers", (req, res) => {
    state.slipNumbers = schema.slipNumbersBody.parse(req.body).on;
    res.json({});
  });
  router.put("/foreign-keys", (req, res) => {
    state.foreignKeys = schema.foreignKeysBody.parse(req.body).on;
    res.json({});
  });
  router.put("/clock", (req, res) => {
    state.clockAheadMs = schema.clockBody.parse(req.body).aheadMs;
    res.json({});
  });
  router.post("/reset", (_req, res) => {
    resetState(state);
    res.json({});
  });
  router.use(
    (_req, res) => void res.status(404).json({ error: "There is no such control call: see the README." }),
  );
  router.use(explain);
  return router;
}

function orderActs({ cashier }: SandboxState): Record<string, Act> {
  return {
    pay: (order, body) => {
      const { amount, fee, notify } = schema.payBody.parse(body);
      const { currency } = order;
      cashier.pay(order, {
        amount: read(amount, currency, readSum),
        fee: read(fee, currency, readMoney),
        notify,
      });
    },
    fail: (order, body) => {
      const { errorMsg = "payment failed", notify } = schema.failBody.parse(body);
      cashier.fail(order, { errorMsg, notify });
    },
    expire: (order, body) => {
      cashier.expire(order, schema.expireBody.parse(body));
    },
    pending: (order, body) => {
      schema.emptyBody.parse(body);
      cashier.pending(order);
    },
    claim: (order, body) => {
      const { amount, fee, notify, ...claimed } = schema.claimBody.parse(body);
      const { currency } = order;
      const sums = { amount: read(amount, currency, readMoney), fee: read(fee, currency, readMoney) };
      cashier.claim(order, { ...claimed, ...sums }, notify);
    },
    notify: (order, body) => cashier.notifyAgain(order, schema.notifyBody.parse(body)),
  };
}

function read(
  written: string | undefined,
  currency: Currency,
  reader: (written: string, currency: Currency) => PlatformAmount,
): PlatformAmount | undefined {
  return written === undefined ? undefined : reader(written, currency);
}

function actOnOrder(state: SandboxState, act: Act) {
  const run = async (req: Request): Promise<object> => {
    const order = findOrder(state, req);
    const deliveries = await act(order, req.body);
    return { order: showOrder(order), deliveries };
  };
  return (req: Request, res: Response, next: NextFunction): void => {
    run(req).then((answer) => res.json(answer), next);
  };
}

/** A web page of somebody else can send a form to this address without asking, but not JSON. */
function requireJson(req: Request, res: Response, next: NextFunction): void {
  if (req.method === "GET" || req.is("application/json")) {
    next();
    return;
  }
  res.status(415).json({
    error: "Send a JSON body with the Content-Type application/json, {} when there is nothing to say.",
  });
}

function findOrder(state: SandboxState, req: Request): Order {
  const order = state.orders.find(req.params.orderId ?? "");
  if (!order) {
    throw new UnknownOrderError("The sandbox has no order with this order id: apply for it first.");
  }
  return order;
}

function showOrder(order: Order): SandboxOrder {
  const { method, token: _token, notifications: _notifications, numbersTold: _told, ...shown } = order;
  return {
    ...shown,
    method: method.id,
    amount: writeAmount(order.amount),
    actualAmount: writeAmount(order.actualAmount),
    fee: writeAmount(order.fee),
    createdAt: order.createdAt.toISOString(),
    deadline: order.deadline.toISOString(),
    payTime: shownPayTime(order) === undefined ? undefined : order.payTime?.toISOString(),
  };
}

function explain(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (error instanceof UnknownOrderError) {
    res.status(404).json({ error: error.message });
  } else if (error instanceof CashierError) {
    res.status(409).json({ error: error.message });
  } else if (error instanceof SumError || error instanceof KeyFormatError) {
    res.status(400).json({ error: error.message });
  } else if (error instanceof z.ZodError) {
    res.status(400).json({ error: z.prettifyError(error) });
  } else {
    next(error);
  }
}

const merchantKeyBody = z.strictObject({ publicKey: z.string() });

/** What the merchant does in the platform's console, per currency: give it a public key, fetch a new one of the platform. */
function accountApi(state: SandboxState): Router {
  const router = Router();
  router.put("/:currency/merchant-key", (req, res) => {
    const currency = currencyOf(req);
    const { publicKey } = merchantKeyBody.parse(req.body);
    state.accounts[currency] = takeMerchantKey(state.accounts[currency], publicKey);
    res.json({});
  });
  router.post("/:currency/platform-key", (req, res, next) => {
    const currency = currencyOf(req);
    rotatePlatformKey(state.accounts[currency]).then(({ keys, platformPublicKey }) => {
      state.accounts[currency] = keys;
      res.json({ platformPublicKey });
    }, next);
  });
  return router;
}

/** @throws ZodError for any other currency */
function currencyOf(req: Request): Currency {
  return z.enum(CURRENCIES).parse(req.params.currency);
}
