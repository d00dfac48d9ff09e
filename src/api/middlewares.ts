import { defineMiddlewares } from "@medusajs/framework/http";
import { adminPolicies } from "./admin/haipay/policies";
import { chooseMethodOnSessionCreation } from "./middleware/choose-method";
import { guardCartChange } from "./middleware/guard-cart-change";
import { guardCartCompletion } from "./middleware/guard-cart-completion";
import { guardOrderCancel } from "./middleware/guard-order-cancel";

export default defineMiddlewares({
  routes: [
    ...adminPolicies,
    { matcher: "/hooks/haipay", method: ["POST"], bodyParser: { preserveRawBody: true } },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      method: ["POST"],
      middlewares: [chooseMethodOnSessionCreation],
    },
    // Without a method it is asked for everything below a cart, also for routes that are not Medusa's own.
    { matcher: "/store/carts/:id", middlewares: [guardCartChange] },
    { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [guardCartCompletion] },
    { matcher: "/admin/orders/:id/cancel", method: ["POST"], middlewares: [guardOrderCancel] },
  ],
});
