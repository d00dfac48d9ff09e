import { describeShop } from "../environment/haipay-shop";
import { administratorsTime } from "./deadlines/administrators-time";
import { failures } from "./deadlines/failures";
import { leftAlone } from "./deadlines/left-alone";
import { unpaidOrders } from "./deadlines/unpaid-orders";

describeShop("When nobody pays in time", (shop) => {
  afterEach(() => {
    shop.haipay.settings.options.cancelUnpaidOrders = "on";
  });

  unpaidOrders(shop);
  leftAlone(shop);
  failures(shop);
  administratorsTime(shop);
});
