import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { METHODS } from "../../platform/catalogue";
import { providerOfMethod } from "./provider-of-method";

export default ModuleProvider(Modules.PAYMENT, { services: METHODS.map(({ id }) => providerOfMethod(id)) });
