import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import {
  AbstractPaymentProvider,
  MathBN,
  MedusaError,
  PaymentCollectionStatus,
} from "@medusajs/framework/utils";
import { HAIPAY_MODULE } from "../../modules/haipay";
import type { CollectOrder } from "../../modules/haipay/ledger/collect-order";
import { isCapturable, isTakenOver } from "../../modules/haipay/ledger/given-back";
import type HaipayModuleService from "../../modules/haipay/service";
import { PaymentRecords } from "../../payment/refunds/books";
import { checkSessionAmount } from "../../payment/session-amount";
import { getMethod, type Method, type MethodId } from "../../platform/catalogue";
import { deletePayment } from "./delete-payment";
import { refundPayment, refundRefusal } from "./refund-payment";
import { authorizePayment, initiatePayment, sessionData, sessionIdOf, sessionStatus } from "./session";
import { webhookAction } from "./webhook-action";

/** Medusa's payment module keeps its sessions behind this name in the container that providers are given. */
interface PaymentSessions {
  list(
    filters: { id: string },
    config: { relations: string[] },
  ): Promise<{ id: string; payment_collection: { status: PaymentCollectionStatus } }[]>;
}

/**
 * What the seven methods share. Every answer is chosen so that Medusa's own compensation can do no harm:
 * money that has arrived can be neither cancelled nor forgotten, and nothing is refunded that nobody recorded.
 */
export abstract class HaipayProvider extends AbstractPaymentProvider {
  protected abstract readonly methodId: MethodId;
  private readonly cradle: Record<string, unknown>;

  constructor(cradle: Record<string, unknown>, options?: Record<string, unknown>) {
    super(cradle, options);
    this.cradle = cradle;
  }

  private get method(): Method {
    return getMethod(this.methodId);
  }

  /** @throws MedusaError naming the line that is missing from the shop's configuration */
  private get haipay(): HaipayModuleService {
    try {
      return this.cradle[HAIPAY_MODULE] as HaipayModuleService;
    } catch {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `The payment module cannot see the module "${HAIPAY_MODULE}". Add dependencies: ["${HAIPAY_MODULE}"] to the ` +
          `"@medusajs/medusa/payment" entry in medusa-config, and "medusa-payment-haipay" to plugins.`,
      );
    }
  }

  /**
   * Checks the choice and binds it to the session; where no order is placed first (e-wallet, placed order) it also creates
   * the collect order at the platform (protocol §3).
   *
   * @throws MedusaError INVALID_DATA, or NOT_ALLOWED for a method that is not offered, with a sentence for the buyer
   */
  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    return initiatePayment(this.haipay, this.method, input);
  }

  /**
   * Creates the slip or the account of an order that is being placed, once; for a paid e-wallet it reports that it is paid.
   *
   * @throws MedusaError PAYMENT_AUTHORIZATION_ERROR with a sentence for the buyer, who gets the cart back;
   * PAYMENT_REQUIRES_MORE_ERROR while an e-wallet is not paid
   */
  async authorizePayment({ data, context }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    return authorizePayment(this.haipay, context?.idempotency_key ?? sessionIdOf(data));
  }

  /** @throws MedusaError NOT_ALLOWED unless a signed answer said that the money has arrived, and it has not been paid back */
  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const paid = (await this.rows(data)).find(isCapturable);
    if (paid) return { data: sessionData(paid) };
    if (await this.findPaid(data)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Money of this ${this.method.name.en} payment was given back to the shopper, so it cannot be captured.`,
      );
    }
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The platform has not confirmed this ${this.method.name.en} payment yet, so it cannot be captured. ` +
        `It is captured by itself as soon as the money is there.`,
    );
  }

  /**
   * Changes nothing: there is no cancel call (protocol §4).
   *
   * @throws MedusaError NOT_ALLOWED for money that has arrived, because Medusa could never capture it afterwards
   */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const received = (await this.rows(data)).find((row) => row.state === "paid" && !isTakenOver(row));
    if (received) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `This ${this.method.name.en} payment has been received and cannot be cancelled.`,
      );
    }
    return { data };
  }

  /**
   * Gives up the collect order and keeps watching it.
   *
   * @throws MedusaError NOT_ALLOWED for money that has arrived, which keeps the session
   */
  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    await deletePayment(this.haipay, data);
    return { data };
  }

  /** @throws MedusaError NOT_ALLOWED unless an administrator recorded exactly this refund as paid outside */
  async refundPayment({ data, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const refusal = refundRefusal(this.method);
    await refundPayment(this.haipay, new PaymentRecords(this.cradle), context?.idempotency_key, refusal);
    return { data };
  }

  /** What the newest collect order of the session shows; changes and asks nothing. */
  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const row = await this.findNewest(data);
    return { data: row ? sessionData(row) : data };
  }

  /** What the ledger knows about the session; asks nobody. */
  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const row = (await this.findPaid(data)) ?? (await this.findNewest(data));
    return row ? { status: sessionStatus(row), data: sessionData(row) } : { status: "pending", data };
  }

  /** @throws MedusaError NOT_ALLOWED when the sum changes after the order was created at the platform */
  async updatePayment({ data, amount, currency_code }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const row = await this.findNewest(data);
    if (!row) return { data };
    if (currency_code.toLowerCase() === row.currency && MathBN.eq(amount, row.session_amount ?? -1)) {
      return { data: sessionData(row) };
    }
    const settings = await this.haipay.settings.readGeneral();
    const { currency, ...amounts } = checkSessionAmount(
      this.method,
      amount,
      currency_code,
      settings,
      row.locale,
    );
    if (currency !== row.currency || row.state !== "chosen") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The sum of a ${this.method.name.en} payment cannot change any more. Choose the payment method again.`,
      );
    }
    return { data: sessionData(await this.haipay.ledger.collectOrders.update(row.id, amounts)) };
  }

  /** For Medusa's own webhook path: verifies and asks, and returns `authorized` only for a paid row whose session still exists. */
  async getWebhookActionAndData(payload: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    return webhookAction(this.haipay, payload, (id) => this.sessionStands(id));
  }

  private async sessionStands(id: string): Promise<boolean> {
    const sessions = this.cradle.paymentSessionService as PaymentSessions;
    const [session] = await sessions.list({ id }, { relations: ["payment_collection"] });
    return session !== undefined && session.payment_collection.status !== PaymentCollectionStatus.CANCELED;
  }

  private async rows(data: Record<string, unknown> | undefined): Promise<CollectOrder[]> {
    const sessionId = sessionIdOf(data);
    return sessionId ? this.haipay.ledger.collectOrders.listBySession(sessionId) : [];
  }

  private async findNewest(data: Record<string, unknown> | undefined): Promise<CollectOrder | undefined> {
    return (await this.rows(data))[0];
  }

  private async findPaid(data: Record<string, unknown> | undefined): Promise<CollectOrder | undefined> {
    return (await this.rows(data)).find((row) => row.state === "paid");
  }
}
