import { z } from "zod";
import type { BuyerErasure } from "../../../../contract/erasures";
import { eraseBuyer } from "../../../../payment/acts/erase-personal-data";
import { refuse } from "../../../../payment/refuse";
import { answering, requireUser } from "../answering";
import { idField, parseInput, searchField } from "../input";

/** The longest that an e-mail address can be. */
const LONGEST_EMAIL = 254;

const schema = z.object({
  email: searchField(LONGEST_EMAIL).optional(),
  customer_id: idField().optional(),
});

export interface ErasureAnswer {
  erasure: BuyerErasure;
}

/** Erases a shopper's data of every payment, by e-mail address or customer; the books stay. */
export const POST = answering<ErasureAnswer>(async (req, res) => {
  const actor_id = requireUser(req, "erase_personal_data");
  const { email, customer_id } = parseInput(schema, req.body);
  const buyer = customer_id === undefined ? email && { email } : email === undefined && { customer_id };
  if (!buyer) throw refuse("one_buyer", { field: "email" });
  res.json({ erasure: await eraseBuyer(req.scope, buyer, { actor_id }) });
});
