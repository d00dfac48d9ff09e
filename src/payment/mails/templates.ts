import type { MailKind, MailTemplate } from "../../contract/mails";

export const MAIL_KINDS = ["slip", "reminder", "paid", "expired"] as const satisfies readonly MailKind[];

/** The names of all our mails, by which they are found again. */
export const MAIL_TEMPLATES: MailTemplate[] = MAIL_KINDS.map((kind) => `haipay-${kind}` as const);
