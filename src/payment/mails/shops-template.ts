import type { MedusaContainer } from "@medusajs/framework/types";
import {
  createHook,
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk";
import type { MailContent, WrittenMail } from "../../contract/mails";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type HaipayModuleService from "../../modules/haipay/service";
import { oneLine } from "./write-mail";

/**
 * A mail on its way to the provider. Its hook `mailWritten` is where a shop adds its own texts: what the handler returns
 * of `subject`, `text` and `html` replaces ours.
 */
export const writeMailWorkflow = createWorkflow("write-haipay-mail", (mail: WrittenMail) => {
  const mailWritten = createHook("mailWritten", mail);
  const changes = mailWritten.getResult() as WorkflowData<Partial<MailContent> | undefined>;
  return new WorkflowResponse(changes, { hooks: [mailWritten] });
});

/** The mail with the shop's own texts, if it has any. A template that fails must not keep a slip from its buyer. */
export async function withShopsTemplate(container: MedusaContainer, mail: WrittenMail): Promise<WrittenMail> {
  const { logger }: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const { result, errors } = await writeMailWorkflow(container).run({ input: mail, throwOnError: false });
  if (errors.length > 0) {
    // Its message may contain what is in the mail.
    const name = (errors[0].error as Error | undefined)?.name ?? "Error";
    logger.warn(
      `HaiPay: the shop's own template of ${mail.template} failed (${name}); ours is sent instead.`,
    );
    return mail;
  }
  return { ...mail, content: { ...mail.content, ...contentIn(result) } };
}

function contentIn(result: unknown): Partial<MailContent> {
  const given = (result ?? {}) as Record<string, unknown>;
  const content: Partial<MailContent> = {};
  for (const part of ["subject", "text", "html"] as const) {
    const value = given[part];
    if (typeof value === "string" && value !== "")
      content[part] = part === "subject" ? oneLine(value) : value;
  }
  return content;
}
