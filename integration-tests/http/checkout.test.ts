import { describeShop } from "../environment/haipay-shop";
import { buyers } from "./checkout/buyers";
import { choicesAtOnce } from "./checkout/choices-at-once";
import { fractions } from "./checkout/fractions";
import { japanese } from "./checkout/japanese";
import { ordersAtPlatform } from "./checkout/orders-at-platform";
import { paidAlready } from "./checkout/paid-already";
import { returnAddresses } from "./checkout/return-addresses";
import { publicSessionData } from "./checkout/session-data";

describeShop("A storefront's checkout", (shop) => {
  buyers(shop);
  fractions(shop);
  publicSessionData(shop);
  returnAddresses(shop);
  ordersAtPlatform(shop);
  paidAlready(shop);
  japanese(shop);
  choicesAtOnce(shop);
});
