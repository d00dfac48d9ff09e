import { z } from "zod";
import { MAIL_KINDS } from "../../../../payment/mails/templates";
import { METHODS } from "../../../../platform/catalogue";
import { wordField } from "../input";

/** Which mail, in which language and for which method. */
export const mailSchema = z.object({
  kind: wordField(MAIL_KINDS),
  language: wordField(["ja", "en"]),
  method: wordField(METHODS.filter(({ kind }) => kind !== "ewallet").map(({ id }) => id)).optional(),
});
