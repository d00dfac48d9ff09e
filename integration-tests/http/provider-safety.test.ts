import { describeShop } from "../environment/haipay-shop";
import { atTheWebhookPath } from "./provider-safety/at-the-webhook-path";
import { inTheAdmin } from "./provider-safety/in-the-admin";
import { inThePaymentModule } from "./provider-safety/in-the-payment-module";

describeShop("Medusa can do no harm", (shop) => {
  inTheAdmin(shop);
  inThePaymentModule(shop);
  atTheWebhookPath(shop);
});
