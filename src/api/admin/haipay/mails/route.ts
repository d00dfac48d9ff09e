import type { ShownMails } from "../../../../contract/mails";
import { showMails } from "../../../../views/mails";
import { actorOf, answering } from "../answering";

/** Whether the shop's mails can be sent, and where a trial would go. */
export const GET = answering<{ mails: ShownMails }>(async (req, res) => {
  res.json({ mails: await showMails(req.scope, actorOf(req)) });
});
