import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import {
  AuPay,
  GmoAozora,
  KonbiniFamilyMart,
  KonbiniLawson,
  KonbiniMinistop,
  KonbiniSevenEleven,
  Merpay,
} from "./methods";

export default ModuleProvider(Modules.PAYMENT, {
  services: [KonbiniFamilyMart, KonbiniLawson, KonbiniSevenEleven, KonbiniMinistop, AuPay, Merpay, GmoAozora],
});
