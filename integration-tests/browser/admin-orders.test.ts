import { describeDashboard } from "./admin/dashboard";
import { acts } from "./admin-orders/acts";
import { attentions } from "./admin-orders/attentions";
import { decisions } from "./admin-orders/decisions";
import { states } from "./admin-orders/states";

describeDashboard("On an order's page a merchant", (dashboard, shop) => {
  beforeEach(async () => shop.control.setNotifications(false));
  states(dashboard, shop);
  acts(dashboard, shop);
  decisions(dashboard, shop);
  attentions(dashboard, shop);
});
