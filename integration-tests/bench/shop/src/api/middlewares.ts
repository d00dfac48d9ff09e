import {
  defineMiddlewares,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
} from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

/** The hook looks for its delay, in ms, in the module's `options`, where Medusa 2.21.2 does not put them. */
function answerWithoutDelay(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): void {
  Object.assign(req.scope.resolve(Modules.PAYMENT), { options: { webhook_delay: 1 } });
  next();
}

export default defineMiddlewares({
  routes: [
    { matcher: "/bench/empty", method: ["POST"], bodyParser: { preserveRawBody: true } },
    { matcher: "/hooks/payment/*", method: ["POST"], middlewares: [answerWithoutDelay] },
  ],
});
