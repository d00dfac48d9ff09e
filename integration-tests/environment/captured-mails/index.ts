import type { ProviderSendNotificationDTO } from "@medusajs/framework/types";
import { AbstractNotificationProviderService, ModuleProvider, Modules } from "@medusajs/framework/utils";
import { sentMails } from "./sent-mails";

/** A provider for Medusa's Notification Module that keeps what it is told to send, or fails when told to. */
class CapturedMails extends AbstractNotificationProviderService {
  static identifier = "captured-mails";

  async send(mail: ProviderSendNotificationDTO): Promise<{ id: string }> {
    const mails = sentMails();
    if (mails.failures > 0) {
      mails.failures--;
      throw new Error("The mail server is down.");
    }
    mails.sent.push(mail);
    return { id: `mail_${mails.sent.length}` };
  }
}

export default ModuleProvider(Modules.NOTIFICATION, { services: [CapturedMails] });
