import type { ProviderSendNotificationDTO } from "@medusajs/framework/types";

interface SentMails {
  sent: ProviderSendNotificationDTO[];
  /** How many of the next mails cannot be sent. */
  failures: number;
}

declare global {
  // Medusa loads a provider by its path, apart from the modules of the test.
  var haipaySentMails: SentMails | undefined;
}

/** What the captured-mails provider of this process has sent. */
export function sentMails(): SentMails {
  return (globalThis.haipaySentMails ??= { sent: [], failures: 0 });
}
