import { describeShop } from "../environment/haipay-shop";
import { secrecy } from "./return-page/secrecy";
import { settling } from "./return-page/settling";
import { states } from "./return-page/states";

describeShop("The return page", (shop) => {
  states(shop);
  settling(shop);
  secrecy(shop);
});
