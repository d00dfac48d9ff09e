import express, { Router, type Request, type Response } from "express";
import type { PlatformAmount } from "../../platform/money";
import type { Order } from "../order";
import type { SandboxState } from "../state";
import { amountDue, readSum, SumError } from "../sums";
import { html } from "./html";
import { languageOfRequest } from "./language";
import { sendPage } from "./layout";
import { orderListPage } from "./order-list";
import { canPay, pagePath, payPage } from "./pay-page";
import { TEXTS } from "./texts";

type Handler = (order: Order, req: Request, res: Response) => void;

/** The pages that a buyer sees: `GET /pay/:token`, and what its buttons do. */
export function payPages(state: SandboxState): Router {
  const { cashier, orders } = state;
  const router = Router();
  const form = express.urlencoded({ extended: false, limit: "8kb" });
  const onOrder = (handle: Handler) => (req: Request, res: Response) => {
    const order = orders.findByToken(req.params.token ?? "");
    if (order) {
      handle(order, req, res);
    } else {
      sendNoSuchPage(req, res);
    }
  };

  router.get("/", (req, res) => sendPage(res, 200, orderListPage(orders.all(), languageOfRequest(req))));
  router.get(
    "/pay/:token",
    onOrder((order, req, res) => {
      cashier.open(order);
      sendPage(res, 200, payPage(order, languageOfRequest(req)));
    }),
  );
  router.post(
    "/pay/:token/pay",
    form,
    onOrder((order, req, res) => {
      if (!canPay(order)) {
        showAgain(order, req, res);
        return;
      }
      const handedOver = readHandedOver(order, req);
      if ("problem" in handedOver) {
        const words = TEXTS[languageOfRequest(req)].badSum;
        sendPage(res, 400, payPage(order, languageOfRequest(req), { sum: handedOver.problem, words }));
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
  return router;
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
