import { appendFileSync } from "node:fs";
import type { ProviderSendNotificationDTO } from "@medusajs/framework/types";
import { AbstractNotificationProviderService, ModuleProvider, Modules } from "@medusajs/framework/utils";

/** The demo's e-mail provider: what would be sent is written to the file that DEMO_MAILBOX names, one mail per line. */
class Mailbox extends AbstractNotificationProviderService {
  static identifier = "demo-mailbox";

  send({ to, content }: ProviderSendNotificationDTO): Promise<{ id: string }> {
    const file = process.env.DEMO_MAILBOX;
    if (!file) throw new Error("DEMO_MAILBOX names no file.");
    const mail = { to, at: new Date().toISOString(), ...content };
    appendFileSync(file, `${JSON.stringify(mail)}\n`);
    return Promise.resolve({ id: mail.at });
  }
}

export default ModuleProvider(Modules.NOTIFICATION, { services: [Mailbox] });
