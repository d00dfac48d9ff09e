import type { PaymentKind } from "../../../src/platform/catalogue";
import { TEXTS as PLATFORM_TEXTS } from "../../../src/sandbox/pages/texts";
import type { Visit } from "../visit";

/** After the last click, on the platform's own page: the wallet's in the same tab, the slip's in a new one. */
export async function payAtPlatform(visit: Visit, kind: PaymentKind): Promise<void> {
  const words = PLATFORM_TEXTS[visit.language];
  if (kind === "ewallet") {
    await visit.page.getByRole("button", { name: words.pay, exact: true }).click();
    return;
  }
  await visit.seePayment("waiting");
  await visit.picture(`${kind}-slip`);
  const opened = visit.context.waitForEvent("page");
  await visit.page.getByRole("link", { name: visit.kit.openPayPage }).click();
  const payPage = await opened;
  await payPage.getByRole("button", { name: kind === "konbini" ? words.payAtTill : words.transfer }).click();
  await payPage.getByText(words.states[2]).waitFor();
  await payPage.close();
}
