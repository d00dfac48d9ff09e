import express, { Router, type NextFunction, type Request, type Response } from "express";
import type { PlatformAmount } from "../../platform/money";
import type { Order } from "../order";
import type { SandboxState } from "../state";
import { amountDue, readSum, SumError } from "../sums";
import { html } from "./html";
import { languageOfRequest } from "./language";
import { sendPage } from "./layout";
import { orderListPage } from "./order-list";
import { canPay, pagePath, payPage, type Problem } from "./pay-page";
import { canEnd, canPayAgain, type StagedAct } from "./staged-acts";
import { TEXTS } from "./texts";

type Handler = (order: Order, req: Request, res: Response) => unknown;

/** The pages that a buyer sees: `GET /pay/:token`, and what its buttons do. */
export function payPages(state: SandboxState): Router {
  const { cashier, orders } = state;
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: "8kb" });
  const onOrder = (handle: Handler) => (req: Request, res: Response, next: NextFunction) => {
    const order = orders.findByToken(req.params.token ?? "");
    if (!order) {
      sendNoSuchPage(req, res);
      return;
    }
    cashier.expireWhenDue(order);
    Promise.resolve(handle(order, req, res)).catch(next);
  };
  const show = async (order: Order, req: Request, problem?: Problem) => {
    const numbers = await orderNumbers(state, [order]);
    const view = { orderNumber: numbers.get(order.orderId), daysCanPass: state.shop !== undefined, problem };
    return payPage(order, languageOfRequest(req), view);
  };

  router.get("/", (req, res, next) => {
    const all = orders.all();
    orderNumbers(state, all)
      .then((numbers) => sendPage(res, 200, orderListPage(all, numbers, languageOfRequest(req))))
      .catch(next);
  });
  router.get(
    "/pay/:token",
    onOrder(async (order, req, res) => {
      cashier.open(order);
      sendPage(res, 200, await show(order, req));
    }),
  );
  router.post(
    "/pay/:token/pay",
    form,
    onOrder(async (order, req, res) => {
      if (!canPay(order)) {
        showAgain(order, req, res);
        return;
      }
      const handedOver = readHandedOver(order, req);
      if ("problem" in handedOver) {
        const words = TEXTS[languageOfRequest(req)].badSum;
        sendPage(res, 400, await show(order, req, { sum: handedOver.problem, words }));
        return;
      }
      cashier.pay(order, { amount: handedOver.sum });
      if (order.method.kind === "ewallet") {
        res.redirect(303, order.callBackUrl);
      } else {
        showAgain(order, req, res);
      }
    }),
  );
  router.post(
    "/pay/:token/decline",
    form,
    onOrder((order, req, res) => {
      if (order.method.kind !== "ewallet" || !canPay(order)) {
        showAgain(order, req, res);
        return;
      }
      cashier.fail(order, { errorMsg: "declined by the buyer" });
      res.redirect(303, order.callBackFailUrl);
    }),
  );
  for (const [name, act] of Object.entries(staged(state))) {
    router.post(
      `/pay/:token/${name}`,
      form,
      onOrder(async (order, req, res) => {
        await act(order);
        showAgain(order, req, res);
      }),
    );
  }
  return router;
}

/** What a real pay page does not have: failures and late money, staged for a demo. */
function staged({ cashier, shop }: SandboxState): Record<StagedAct, (order: Order) => Promise<void> | void> {
  return {
    expire: async (order) => {
      if (!canEnd(order)) return;
      await shop?.passDeadline(order.orderId);
      cashier.expire(order);
    },
    fail: (order) => {
      if (canEnd(order)) cashier.fail(order, { errorMsg: "payment failed" });
    },
    again: (order) => {
      if (canPayAgain(order)) cashier.pay(order);
    },
  };
}

/** The shop's numbers of these orders; none without a shop of the same demo that answers. */
async function orderNumbers(
  { shop }: SandboxState,
  orders: readonly Order[],
): Promise<ReadonlyMap<string, string>> {
  if (!shop || orders.length === 0) return new Map();
  try {
    return await shop.orderNumbers(orders.map(({ orderId }) => orderId));
  } catch (error) {
    console.error("The shop next door does not tell its orders' numbers:", error);
    return new Map();
  }
}

/** A transfer can be of any sum; a wallet and a till take exactly what is due. */
function readHandedOver(order: Order, req: Request): { sum: PlatformAmount } | { problem: string } {
  if (order.method.kind !== "bank_transfer") {
    return { sum: amountDue(order) };
  }
  const form = req.body as { sum?: unknown };
  const written = typeof form.sum === "string" ? form.sum : "";
  try {
    const plain = written.normalize("NFKC").replace(/[\s,¥$]/g, "");
    return { sum: readSum(plain, order.currency) };
  } catch (error) {
    if (error instanceof SumError) {
      return { problem: written };
    }
    throw error;
  }
}

function showAgain(order: Order, req: Request, res: Response): void {
  res.redirect(303, `${pagePath(order)}?lang=${languageOfRequest(req)}`);
}

function sendNoSuchPage(req: Request, res: Response): void {
  const language = languageOfRequest(req);
  const texts = TEXTS[language];
  sendPage(res, 404, { language, title: texts.noSuchPage, path: "/", content: html`<p>404</p>` });
}
