import { describeShop } from "../environment/haipay-shop";
import { capturedMoney } from "./refunds/captured-money";
import { corrections } from "./refunds/corrections";
import { cutOffCorrections } from "./refunds/cut-off-corrections";
import { cutOff } from "./refunds/cut-off";
import { permits } from "./refunds/permits";
import { refusals } from "./refunds/refusals";
import { uncapturedMoney } from "./refunds/uncaptured-money";

describeShop("A refund that was paid outside is recorded", (shop) => {
  capturedMoney(shop);
  refusals(shop);
  permits(shop);
  uncapturedMoney(shop);
  cutOff(shop);
  corrections(shop);
  cutOffCorrections(shop);
});
