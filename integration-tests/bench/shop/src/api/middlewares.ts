import { defineMiddlewares } from "@medusajs/framework/http";

export default defineMiddlewares({
  routes: [{ matcher: "/bench/empty", method: ["POST"], bodyParser: { preserveRawBody: true } }],
});
