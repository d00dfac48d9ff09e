import { sendExample } from "../../../../../payment/mails/example";
import { answering, requireUser } from "../../answering";
import { parseInput } from "../../input";
import { mailSchema } from "../mail-input";

/** Sends a mail about an order that does not exist to the user who asks, and to no other address. */
export const POST = answering<{ sent_to: string }>(async (req, res) => {
  const wanted = parseInput(mailSchema, req.body);
  const userId = requireUser(req, "send_trial_mail");
  res.json({ sent_to: await sendExample(req.scope, wanted, userId) });
});
