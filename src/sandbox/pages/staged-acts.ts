import { STATUS } from "../../platform/schema";
import type { Order } from "../order";
import { html, type Html } from "./html";
import type { PageTexts } from "./texts";

/** What can be staged with an order on its pay page. */
export type StagedAct = "expire" | "fail" | "again";

/** Whether it can end unpaid: nothing, or only a part, has come. */
export function canEnd({ status }: Order): boolean {
  return (
    status !== STATUS.paid && status !== STATUS.over && status !== STATUS.failed && status !== STATUS.partial
  );
}

/** Whether unexpected money can come: once more, or too late. */
export function canPayAgain({ status }: Order): boolean {
  return status === STATUS.paid || status === STATUS.over || status === STATUS.failed;
}

/**
 * The buttons of a demo, separate from what a buyer would see.
 *
 * @param action the address that does an act
 * @param daysCanPass whether the shop's deadline can be made to pass as well
 */
export function stagedActs(
  order: Order,
  texts: PageTexts,
  action: (act: StagedAct) => string,
  daysCanPass: boolean,
): Html {
  const isLate = order.status === STATUS.failed;
  return html`<aside aria-labelledby="staged">
    <h2 id="staged">${texts.staged}</h2>
    <p>${canEnd(order) ? (daysCanPass ? texts.expireHint : texts.expireHintAlone) : texts.againHint}</p>
    <div class="row">
      ${canEnd(order) ? [button(action("expire"), texts.expire), button(action("fail"), texts.fail)] : undefined}
      ${canPayAgain(order) ? button(action("again"), isLate ? texts.payLate : texts.payAgain) : undefined}
    </div>
  </aside>`;
}

function button(action: string, words: string): Html {
  return html`<form method="post" action="${action}"><button class="plain">${words}</button></form>`;
}
