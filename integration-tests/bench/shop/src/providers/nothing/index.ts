import { AbstractPaymentProvider, ModuleProvider, Modules, PaymentActions } from "@medusajs/framework/utils";
import type { ProviderWebhookPayload, WebhookActionResult } from "@medusajs/framework/types";

const paid = new Set<string>();

/** Takes any payment at its word and keeps nothing but which session was said to be paid. */
class NothingProvider extends AbstractPaymentProvider {
  static identifier = "nothing";

  constructor(dependencies: Record<string, unknown>, options?: Record<string, unknown>) {
    super(dependencies, options);
  }

  async initiatePayment({ data }: { data?: Record<string, unknown> }) {
    const id = String(data?.session_id);
    return { id, data: { id } };
  }

  async authorizePayment({ data }: { data?: Record<string, unknown> }) {
    const status = paid.has(String(data?.id)) ? ("authorized" as const) : ("pending_authorization" as const);
    return { status, data };
  }

  async capturePayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async refundPayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async cancelPayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async deletePayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async retrievePayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async updatePayment({ data }: { data?: Record<string, unknown> }) {
    return { data };
  }

  async getPaymentStatus({ data }: { data?: Record<string, unknown> }) {
    return { status: "pending" as const, data };
  }

  async getWebhookActionAndData({ data }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const { session_id, amount } = data as { session_id: string; amount: number };
    paid.add(session_id);
    return { action: PaymentActions.SUCCESSFUL, data: { session_id, amount } };
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [NothingProvider] });
