import { describeShop } from "../environment/haipay-shop";
import { byAnAdministrator } from "./cancelling/by-an-administrator";
import { ofAnUnpaidOrder } from "./cancelling/of-an-unpaid-order";
import { pastTheCheck } from "./cancelling/past-the-check";

describeShop("Cancelling", (shop) => {
  byAnAdministrator(shop);
  ofAnUnpaidOrder(shop);
  pastTheCheck(shop);
});
