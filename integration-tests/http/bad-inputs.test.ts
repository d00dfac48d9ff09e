import { describeShop } from "../environment/haipay-shop";
import { badAmounts } from "./bad-inputs/amounts";
import { badBuyers } from "./bad-inputs/buyers";
import { badMethods } from "./bad-inputs/methods";
import { badReturnAddresses } from "./bad-inputs/return-addresses";
import { smuggledData } from "./bad-inputs/smuggled-data";

describeShop("At the payment step", (shop) => {
  badAmounts(shop);
  badBuyers(shop);
  badMethods(shop);
  badReturnAddresses(shop);
  smuggledData(shop);
});
