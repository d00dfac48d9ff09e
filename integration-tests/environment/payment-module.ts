import type { IPaymentModuleService, PaymentDTO, PaymentSessionDTO } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import type { MethodId } from "../../src/platform/catalogue";
import type { HaipayProvider } from "../../src/providers/haipay/haipay-provider";
import type { HaipayShop } from "./haipay-shop";
import { providerId } from "./purchases";

export function paymentModule(shop: HaipayShop): IPaymentModuleService {
  return shop.container.resolve(Modules.PAYMENT);
}

/** The provider object that Medusa itself calls, to watch what it is asked to do. */
export function providerOf(shop: HaipayShop, method: MethodId): HaipayProvider {
  const { paymentProviderService_ } = paymentModule(shop) as unknown as {
    paymentProviderService_: { retrieveProvider(id: string): HaipayProvider };
  };
  return paymentProviderService_.retrieveProvider(providerId(method));
}

/** A payment session with its payment, or undefined when it was deleted. */
export async function findSession(shop: HaipayShop, id: string): Promise<PaymentSessionDTO | undefined> {
  const [session] = await paymentModule(shop).listPaymentSessions({ id }, { relations: ["payment"] });
  return session;
}

/** The id of a session's payment, which must be there. */
export async function paymentIdOf(shop: HaipayShop, sessionId: string): Promise<string> {
  const id = (await findSession(shop, sessionId))?.payment?.id;
  if (!id) throw new Error(`Payment session ${sessionId} has no payment.`);
  return id;
}

/** A payment with its captures and refunds. */
export async function readPayment(shop: HaipayShop, id: string): Promise<PaymentDTO> {
  return paymentModule(shop).retrievePayment(id, { relations: ["captures", "refunds"] });
}
