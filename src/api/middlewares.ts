import { defineMiddlewares } from "@medusajs/framework/http";
import { adminPolicies } from "./admin/haipay/policies";
import {
  chooseMethodOnSessionCreation,
  guardCartChange,
  guardCartCompletion,
  guardOrderCancel,
} from "./guards";

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
