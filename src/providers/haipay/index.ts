import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { METHODS, type MethodId } from "../../platform/catalogue";
import { HaipayProvider } from "./haipay-provider";

/** The payment provider of one method, `pp_haipay-<method>_haipay` in Medusa. */
function providerOf(method: MethodId) {
  return class extends HaipayProvider {
    static identifier = `haipay-${method}`;
    protected readonly methodId = method;
  };
}

export default ModuleProvider(Modules.PAYMENT, { services: METHODS.map(({ id }) => providerOf(id)) });
