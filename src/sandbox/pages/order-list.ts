import { writeSum } from "../../platform/language";
import type { Order } from "../order";
import { html } from "./html";
import type { Language } from "./language";
import type { Page } from "./layout";
import { TEXTS } from "./texts";

const SHOWN = 100;

/**
 * The sandbox's front page: the newest orders with links to their pay pages, also of orders whose answer was lost.
 *
 * @param numbers the shop's order numbers, if it provides them
 */
export function orderListPage(
  orders: readonly Order[],
  numbers: ReadonlyMap<string, string>,
  language: Language,
): Page {
  const texts = TEXTS[language];
  const newest = orders.slice(-SHOWN).reverse();
  const rows = newest.map(
    (order) =>
      html`<tr>
        <td><a href="/pay/${order.token}?lang=${language}">${order.orderId}</a></td>
        <td>${numbers.get(order.orderId) ?? "–"}</td>
        <td>${order.method.name[language]}</td>
        <td>${writeSum(order.amount, order.currency)}</td>
        <td>${texts.states[order.status]}</td>
      </tr> `,
  );
  return {
    language,
    title: texts.ordersTitle,
    path: "/",
    wide: true,
    content:
      rows.length === 0
        ? html`<p>${texts.noOrders}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">orderId</th>
                <th scope="col">${texts.shopsNumber}</th>
                <th scope="col">${texts.method}</th>
                <th scope="col">${texts.amount}</th>
                <th scope="col">${texts.state}</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>`,
  };
}
