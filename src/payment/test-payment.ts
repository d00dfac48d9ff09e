import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, MedusaError, Modules } from "@medusajs/framework/utils";
import {
  completeCartWorkflowId,
  createCartWorkflowId,
  createPaymentCollectionForCartWorkflowId,
  createPaymentSessionsWorkflowId,
} from "@medusajs/medusa/core-flows";
import type { ShownTestPayment } from "../contract/set-up-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import { guardKeyOfCart } from "../modules/haipay/guard";
import { methodOfProvider } from "../modules/haipay/ids";
import type { CollectOrder } from "../modules/haipay/ledger/collect-order";
import type HaipayModuleService from "../modules/haipay/service";
import type { Currency, MethodId } from "../platform/catalogue";
import { languageOf } from "../platform/language";
import { chooseMethod } from "./choose";
import { refuse } from "./refuse";

export interface TestPaymentWish {
  currency: Currency;
  method: MethodId;
  /** The administrator's own address: the slip and Medusa's mails are sent there. */
  email: string;
  /** Kanji, kana or Latin letters, as a shopper would write them. */
  name: string;
  phone: string;
  locale: string;
}

/** A sum that every method of the platform accepts, in the unit of the currency (protocol §5). */
const AMOUNT: Record<Currency, string> = { jpy: "300", usd: "1.99" };

const TITLE = { en: "Test payment", ja: "テスト決済" };

/**
 * Makes a purchase of one item without delivery, as a shopper would, through Medusa's own workflows. From then on it is a
 * purchase like any other: it is watched, captured and, while nobody pays, cancelled.
 *
 * @throws RefusedError offered_nowhere
 * @throws MedusaError with the sentence that a shopper would read
 */
export async function makeTestPayment(
  container: MedusaContainer,
  wish: TestPaymentWish,
): Promise<ShownTestPayment> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { region_id, provider_id } = await findOffer(container, wish);
  const { methods } = await haipay.settings.read();
  const { min } = methods[wish.method][wish.currency].limits;
  const amount = MathBN.gt(min, AMOUNT[wish.currency]) ? min : AMOUNT[wish.currency];
  const cart = await run<{ id: string }>(container, createCartWorkflowId, {
    region_id,
    email: wish.email,
    items: [
      {
        title: TITLE[languageOf(wish.locale)],
        quantity: 1,
        unit_price: Number(amount),
        is_tax_inclusive: true,
        requires_shipping: false,
      },
    ],
  });
  const collection = await run<{ id: string }>(container, createPaymentCollectionForCartWorkflowId, {
    cart_id: cart.id,
  });
  const { name, phone, email, locale } = wish;
  const chosen = await haipay.guard.run(guardKeyOfCart(cart.id), async () => {
    const row = await chooseMethod(container, {
      payment_collection_id: collection.id,
      provider_id,
      data: { name, phone, email, locale },
      locale,
    });
    await run(container, createPaymentSessionsWorkflowId, {
      payment_collection_id: collection.id,
      provider_id,
      data: { collect_order_id: row.id },
    });
    if (row.flow === "order_first") await run(container, completeCartWorkflowId, { id: cart.id });
    return row;
  });
  return show((await haipay.ledger.collectOrders.find(chosen.id)) ?? chosen, amount);
}

function show({ id, currency, charge_amount, pay_url }: CollectOrder, amount: string): ShownTestPayment {
  return { collect_order_id: id, currency, amount: charge_amount ?? amount, pay_url };
}

interface Region {
  id: string;
  currency_code: string;
  payment_providers?: ({ id: string } | null)[] | null;
}

/** The first region, by name, that offers the method. */
async function findOffer(
  container: MedusaContainer,
  { currency, method }: Pick<TestPaymentWish, "currency" | "method">,
): Promise<{ region_id: string; provider_id: string }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const fields = ["id", "name", "currency_code", "payment_providers.id"];
  const { data } = await query.graph({ entity: "region", fields, filters: { currency_code: currency } });
  for (const { id, payment_providers } of data as unknown as Region[]) {
    const provider = payment_providers?.find((known) => known && methodOfProvider(known.id)?.id === method);
    if (provider) return { region_id: id, provider_id: provider.id };
  }
  throw refuse("offered_nowhere", { field: "method", figures: { currency_code: currency } });
}

/** Runs one of Medusa's workflows. @throws MedusaError with the reason of a refusal */
async function run<Result>(container: MedusaContainer, id: string, input: object): Promise<Result> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const { result, errors } = (await engine.run(id, { input, throwOnError: false })) as {
    result: Result;
    errors?: { error: unknown }[];
  };
  const [first] = errors ?? [];
  if (!first) return result;
  const { message } = first.error as { message?: unknown };
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, typeof message === "string" ? message : "It failed.");
}
