import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { METHODS, type MethodId } from "../../platform/catalogue";
import { HaipayProvider } from "./haipay-provider";

/** A payment provider's class, as Medusa registers it. */
interface ProviderClass {
  identifier: string;
  new (cradle: Record<string, unknown>, options?: Record<string, unknown>): HaipayProvider;
}

/** The payment provider of one method, `pp_haipay-<method>_haipay` in Medusa. */
export function providerOfMethod(method: MethodId): ProviderClass {
  return class extends HaipayProvider {
    static identifier = `haipay-${method}`;
    protected readonly methodId = method;
  };
}

export default ModuleProvider(Modules.PAYMENT, { services: METHODS.map(({ id }) => providerOfMethod(id)) });
