import type { MailContent, MailTemplate } from "../../../../../contract/mails";
import { writeExample } from "../../../../../payment/mails/example";
import { answering } from "../../answering";
import { parseInput } from "../../input";
import { mailSchema } from "../mail-input";

/** A mail as a buyer would get it, about an order that does not exist. */
export const GET = answering<{ mail: MailContent & { template: MailTemplate } }>(async (req, res) => {
  const { template, content } = await writeExample(req.scope, parseInput(mailSchema, req.query));
  res.json({ mail: { template, ...content } });
});
