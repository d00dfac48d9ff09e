import { writeSum, writeTime } from "../../platform/language";
import { STATUS } from "../../platform/schema";
import type { Order } from "../order";
import { amountDue } from "../sums";
import { html, Html } from "./html";
import type { Language } from "./language";
import type { Page } from "./layout";
import { stagedActs } from "./staged-acts";
import { TEXTS, type PageTexts } from "./texts";

const BANK_BRANCH = { en: "101 (Corporate)", ja: "101(法人第一営業部)" };
const ACCOUNT_HOLDER = "HAIPAY SANDBOX";

/** Whether the buyer can still pay on the page: a paid, failed or just confirming order only shows its state. */
export function canPay({ status }: Order): boolean {
  return status === STATUS.notStarted || status === STATUS.inProgress || status === STATUS.partial;
}

/** The address of an order's page; its forms are below it. */
export function pagePath(order: Order): string {
  return `/pay/${order.token}`;
}

/** What was wrong with the sum that was just sent, with that sum. */
export interface Problem {
  sum: string;
  words: string;
}

/** The context of an order on its page. */
export interface PayPageView {
  /** The order number that shop and shopper use. */
  orderNumber?: string;
  /** Whether the shop's deadline can be made to pass as well. */
  daysCanPass: boolean;
  problem?: Problem;
}

/** The pay page of an order: wallet, slip or account number, by its kind; and separately the buttons of a demo. */
export function payPage(order: Order, language: Language, view: PayPageView): Page {
  const texts = TEXTS[language];
  const action = (act: string) => `${pagePath(order)}/${act}?lang=${language}`;
  return {
    language,
    title: titleOf(order, language, texts),
    path: pagePath(order),
    brand: order.method.id,
    content: html`<p class="state ${toneOf(order)}" role="status">${texts.states[order.status]}</p>
      <p class="sum">${writeSum(order.amount, order.currency)}</p>
      ${facts(order, language, texts, view)}
      ${canPay(order) ? payForm(order, language, texts, view.problem) : backLink(order, texts)}`,
    below: stagedActs(order, texts, action, view.daysCanPass),
  };
}

function titleOf({ method }: Order, language: Language, texts: PageTexts): string {
  const name = method.name[language];
  switch (method.kind) {
    case "ewallet":
      return texts.payWithWallet(name);
    case "konbini":
      return texts.slip(name);
    case "bank_transfer":
      return texts.transferTo(name);
  }
}

function toneOf({ status }: Order): string {
  if (status === STATUS.paid || status === STATUS.over) {
    return "good";
  }
  return status === STATUS.failed ? "bad" : "open";
}

function facts(order: Order, language: Language, texts: PageTexts, { orderNumber }: PayPageView): Html {
  const { currency, status } = order;
  const moneyCame = order.actualAmount !== "0";
  return html`<dl>
    ${orderNumber ? row(texts.shopsNumber, orderNumber) : undefined}
    ${moneyCame ? row(texts.received, writeSum(order.actualAmount, currency)) : undefined}
    ${status === STATUS.partial ? row(texts.due, writeSum(amountDue(order), currency)) : undefined}
    ${order.subject ? row(texts.subject, order.subject) : undefined} ${row(texts.orderNo, order.orderNo)}
    ${order.payTime && status !== STATUS.failed ? row(texts.paidAt, writeTime(order.payTime, language)) : undefined}
    ${status === STATUS.failed && order.errorMsg ? row(texts.reason, order.errorMsg) : undefined}
  </dl>`;
}

function payForm(order: Order, language: Language, texts: PageTexts, problem: Problem | undefined): Html {
  const action = (act: string) => `${pagePath(order)}/${act}?lang=${language}`;
  switch (order.method.kind) {
    case "ewallet":
      return html`<div class="row">
        <form method="post" action="${action("pay")}"><button>${texts.pay}</button></form>
        <form method="post" action="${action("decline")}">
          <button class="plain">${texts.decline}</button>
        </form>
      </div>`;
    case "konbini":
      return html`<p>${texts.slipHint(order.method.name[language])}</p>
        <dl>
          ${row(texts.numbers[order.method.id] ?? texts.slipNumber, html`<span class="number">${writeNumber(order.bankNo ?? "")}</span>`)}
          ${order.bankCode ? row(texts.codes[order.method.id] ?? texts.slipNumber, html`<span class="number">${order.bankCode}</span>`) : undefined}
          ${row(texts.deadline, writeTime(order.deadline, language))}
        </dl>
        <form method="post" action="${action("pay")}"><button>${texts.payAtTill}</button></form>`;
    case "bank_transfer":
      return html`${accountRows(order, language, texts)}
        ${problem ? html`<p class="error" role="alert" id="problem">${problem.words}</p>` : undefined}
        <form method="post" action="${action("pay")}">
          <label for="sum">${texts.sum} (${order.currency.toUpperCase()})</label>
          <input
            id="sum"
            name="sum"
            inputmode="decimal"
            autocomplete="off"
            required
            value="${problem?.sum ?? amountDue(order)}"
            ${problem ? html` aria-invalid="true" aria-describedby="problem"` : undefined}
          />
          <button>${texts.transfer}</button>
        </form>`;
  }
}

function accountRows(order: Order, language: Language, texts: PageTexts): Html {
  return html`<p>${texts.transferHint}</p>
    <dl>
      ${row(texts.bank, order.method.name[language])} ${row(texts.branch, BANK_BRANCH[language])}
      ${row(texts.accountNumber, html`<span class="number">${order.bankNo}</span>`)}
      ${row(texts.accountHolder, ACCOUNT_HOLDER)} ${row(texts.deadline, writeTime(order.deadline, language))}
    </dl>`;
}

function backLink(order: Order, texts: PageTexts): Html {
  const target = order.status === STATUS.failed ? order.callBackFailUrl : order.callBackUrl;
  return html`<p><a href="${target}">${texts.backToShop}</a></p>`;
}

function row(name: string, value: string | Html): Html {
  return html`<dt>${name}</dt>
    <dd>${value}</dd>`;
}

/** "1234567890123" as "1234 5678 9012 3": groups of four, as terminals show them. */
function writeNumber(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}
