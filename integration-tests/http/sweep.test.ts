import { describeShop } from "../environment/haipay-shop";
import { cancelledOrders } from "./sweep/cancelled";
import { otherLocks } from "./stale-lock/other-locks";
import { halfMadeOrders } from "./sweep/half-made";
import { killedCompletions } from "./sweep/killed-completions";
import { placedOrders } from "./sweep/placed";
import { lostSessions } from "./sweep/sessions";
import { steps } from "./sweep/steps";

describeShop("When events were lost, the sweep finds", (shop) => {
  cancelledOrders(shop);
  placedOrders(shop);
  lostSessions(shop);
  halfMadeOrders(shop);
  killedCompletions(shop);
  otherLocks(shop);
  steps(shop);
});
