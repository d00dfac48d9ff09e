import { defineMiddlewares } from "@medusajs/framework/http";
import { chooseMethodOnSessionCreation } from "./middleware/choose-method";
import { guardCartCompletion } from "./middleware/guard-cart-completion";

export default defineMiddlewares({
  routes: [
    { matcher: "/hooks/haipay", method: ["POST"], bodyParser: { preserveRawBody: true } },
    {
      matcher: "/store/payment-collections/:id/payment-sessions",
      method: ["POST"],
      middlewares: [chooseMethodOnSessionCreation],
    },
    { matcher: "/store/carts/:id/complete", method: ["POST"], middlewares: [guardCartCompletion] },
  ],
});
