import type { Currency } from "../platform/catalogue";
import type {
  ClaimOptions,
  FailOptions,
  NotifyOptions,
  PayOptions,
  SandboxCalls,
  SandboxFault,
  SandboxOrder,
} from "./control-types";
import type { Delivery } from "./order";
import type { Products } from "./products";

export type * from "./control-types";

/** The sandbox did not do what the control call asked; the message is the sandbox's own. */
export class SandboxControlError extends Error {
  override readonly name = "SandboxControlError";
}

const TIMEOUT_MS = 60_000;

/**
 * Drives a running sandbox from tests and demo, over its control API.
 * Every call throws SandboxControlError when the sandbox refuses (unknown order, impossible step, wrong value).
 */
export class SandboxControl {
  private readonly base: string;

  /** @param url the sandbox's address, such as "http://127.0.0.1:9400". */
  constructor(url: string) {
    this.base = `${url.replace(/\/+$/, "")}/sandbox`;
  }

  /** Oldest first. */
  async orders(): Promise<SandboxOrder[]> {
    return (await this.call<{ orders: SandboxOrder[] }>("GET", "/orders")).orders;
  }

  /** @param orderId the merchant order number */
  async order(orderId: string): Promise<SandboxOrder> {
    return (await this.call<{ order: SandboxOrder }>("GET", `/orders/${encodeURIComponent(orderId)}`)).order;
  }

  /**
   * Hands a sum over: status 2, 4 or 5 by the cumulative sum. A failed or expired order can be paid too (late), and a
   * paid one once more (over-collected).
   */
  async pay(orderId: string, options: PayOptions = {}): Promise<void> {
    await this.act(orderId, "pay", options);
  }

  /** Status 3. */
  async fail(orderId: string, options: FailOptions = {}): Promise<void> {
    await this.act(orderId, "fail", options);
  }

  /** Status 3 with the errorMsg "order expired". */
  async expire(orderId: string, options: { notify?: boolean } = {}): Promise<void> {
    await this.act(orderId, "expire", options);
  }

  /** Status -1. */
  async pending(orderId: string): Promise<void> {
    await this.act(orderId, "pending", {});
  }

  /** The signed texts of every notification of an order, oldest first, whether they were sent or not. */
  async notifications(orderId: string): Promise<string[]> {
    const path = `/orders/${encodeURIComponent(orderId)}/notifications`;
    return (await this.call<{ notifications: string[] }>("GET", path)).notifications;
  }

  /** Makes a signed notification with the given content, true or not; the order stays as it is. */
  async claim(orderId: string, claimed: ClaimOptions): Promise<void> {
    await this.act(orderId, "claim", claimed);
  }

  /** Sends the last notification again, now, and waits for the answers; httpStatus 0 means that none came. */
  async notify(
    orderId: string,
    options: NotifyOptions = {},
  ): Promise<{ httpStatus: number; body: string }[]> {
    const { deliveries } = await this.act(orderId, "notify", options);
    return (deliveries ?? []).map(({ httpStatus, body }) => ({ httpStatus, body }));
  }

  /** Makes the next `times` calls of one endpoint go wrong; faults of one endpoint are queued. */
  async fault(fault: SandboxFault): Promise<void> {
    await this.call("POST", "/faults", fault);
  }

  /** Forgets the faults that are still waiting. */
  async clearFaults(): Promise<void> {
    await this.call("DELETE", "/faults", {});
  }

  /** What was called, and how often. */
  async calls(): Promise<SandboxCalls> {
    return this.call("GET", "/calls");
  }

  /** Forgets orders, faults, counts and waiting notifications; keys and address stay. */
  async reset(): Promise<void> {
    await this.call("POST", "/reset", {});
  }

  /** Gives the platform another public key of the merchant, as bare Base64 or PEM; it then verifies only with that one. */
  async setMerchantKey(currency: Currency, publicKey: string): Promise<void> {
    await this.call("PUT", `/accounts/${currency}/merchant-key`, { publicKey });
  }

  /** Lets the platform sign with a new key from now on. @returns its public half as bare Base64 */
  async rotatePlatformKey(currency: Currency): Promise<string> {
    const path = `/accounts/${currency}/platform-key`;
    return (await this.call<{ platformPublicKey: string }>("POST", path, {})).platformPublicKey;
  }

  /** Off: nothing is sent automatically any more, and waiting repeats are dropped for good; notify() still sends. */
  async setNotifications(on: boolean): Promise<void> {
    await this.call("PUT", "/notifications", { on });
  }

  /** Off: the platform refuses to tell the merchant's account (protocol §9), as it does for some. */
  async setAccountQuery(on: boolean): Promise<void> {
    await this.call("PUT", "/account-query", { on });
  }

  /** What the account has at the platform, and how the answer is written (protocol §9); what is omitted is as usual. */
  async setProducts(products: Partial<Products>): Promise<void> {
    await this.call("PUT", "/products", products);
  }

  /** Off: collect/apply answers without the numbers of slips and accounts, as the platform may (protocol §4). */
  async setSlipNumbers(on: boolean): Promise<void> {
    await this.call("PUT", "/slip-numbers", { on });
  }

  /** On: the platform signs with the keys of another account, as for a merchant who pasted the wrong key. */
  async setForeignKeys(on: boolean): Promise<void> {
    await this.call("PUT", "/foreign-keys", { on });
  }

  /** How far, in ms, the `Date` of the platform's answers is ahead of this machine's clock, or behind it if negative. */
  async setClock(aheadMs: number): Promise<void> {
    await this.call("PUT", "/clock", { aheadMs });
  }

  private act(orderId: string, act: string, body: object): Promise<{ deliveries?: Delivery[] }> {
    return this.call("POST", `/orders/${encodeURIComponent(orderId)}/${act}`, body);
  }

  private async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const response = await fetch(this.base + path, {
      method,
      headers: body && { "Content-Type": "application/json" },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.json()) as Answer & { error?: string };
    if (!response.ok) {
      throw new SandboxControlError(
        `${method} /sandbox${path}: ${answer.error ?? `HTTP ${response.status}`}`,
      );
    }
    return answer;
  }
}
