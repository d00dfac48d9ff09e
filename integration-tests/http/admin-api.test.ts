import { describeShop } from "../environment/haipay-shop";
import { acts } from "./admin-api/acts";
import { attentionLists } from "./admin-api/attention-lists";
import { collectOrders } from "./admin-api/collect-orders";
import { doors } from "./admin-api/doors";
import { erasures } from "./admin-api/erasures";

import { figures } from "./admin-api/figures";
import { paymentExports } from "./admin-api/payment-exports";
import { paymentLists } from "./admin-api/payment-lists";
import { recordedRefunds } from "./admin-api/recorded-refunds";
import { resolutions } from "./admin-api/resolutions";
import { secrecy } from "./admin-api/secrecy";
import { wrongInputs } from "./admin-api/wrong-inputs";

describeShop("The admin API", (shop) => {
  doors(shop);
  collectOrders(shop);
  acts(shop);
  attentionLists(shop);
  resolutions(shop);
  recordedRefunds(shop);
  paymentLists(shop);
  paymentExports(shop);
  figures(shop);
  erasures(shop);
  secrecy(shop);
  wrongInputs(shop);
});
