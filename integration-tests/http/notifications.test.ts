import { describeShop } from "../environment/haipay-shop";
import { genuine } from "./notifications/genuine";
import { notYet } from "./notifications/not-yet";
import { otherEnds } from "./notifications/other-ends";
import { refused } from "./notifications/refused";

describeShop("A notification", (shop) => {
  genuine(shop);
  refused(shop);
  notYet(shop);
  otherEnds(shop);
});
