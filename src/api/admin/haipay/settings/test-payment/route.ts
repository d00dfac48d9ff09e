import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "zod";
import type { ShownTestPayment } from "../../../../../contract/set-up-api";
import { makeTestPayment } from "../../../../../payment/test-payment";
import { CURRENCIES, METHODS } from "../../../../../platform/catalogue";
import { answering, requireUser } from "../../answering";
import { parseInput, textField, wordField } from "../../input";

export interface TestPaymentAnswer {
  test_payment: ShownTestPayment;
}

const bodySchema = z.object({
  currency: wordField(CURRENCIES),
  method: wordField(METHODS.map(({ id }) => id)),
  name: textField(200),
  phone: textField(40),
  language: wordField(["en", "ja"]),
});

/** Makes a purchase of the smallest sum for the user who asks, to be paid at HaiPay as a shopper would pay it. */
export const POST = answering<TestPaymentAnswer>(async (req, res) => {
  const actorId = requireUser(req, "make_test_payment");
  const { language, ...wish } = parseInput(bodySchema, req.body);
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "user", fields: ["email"], filters: { id: actorId } });
  const [{ email }] = data as { email: string }[];
  const test_payment = await makeTestPayment(req.scope, { ...wish, email, locale: language });
  res.json({ test_payment });
});
