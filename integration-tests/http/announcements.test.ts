import { describeShop } from "../environment/haipay-shop";
import { attentions } from "./announcements/attentions";
import { delivery } from "./announcements/delivery";
import { ends } from "./announcements/ends";
import { listen } from "./announcements/listen";
import { orders } from "./announcements/orders";
import { payments } from "./announcements/payments";

describeShop("A shop is told", (shop) => {
  const heard = listen(shop);
  payments(shop, heard);
  ends(shop, heard);
  orders(shop, heard);
  attentions(shop, heard);
  delivery(shop, heard);
});
