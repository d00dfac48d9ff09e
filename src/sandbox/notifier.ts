import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios from "axios";
import type { Delivery, Order, SignedNotification } from "./order";

const ANSWER_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 64 * 1024;

export interface NotifierOptions {
  /** Time between two attempts, in ms. */
  intervalMs: number;
  /** The first attempt and its repeats together. */
  attempts: number;
  /** The console's address, for orders that name none (protocol §4). */
  notifyUrl?: string;
}

/** Delivers notifications: until HTTP 200 with a body of exactly SUCCESS, or until the attempts are used up (protocol §7). */
export class Notifier {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly httpAgent = new HttpAgent({ keepAlive: false });
  private readonly httpsAgent = new HttpsAgent({ keepAlive: false });
  private underWay = new AbortController();
  private on = true;
  /** Counts how often the repeats were dropped, so that an attempt under way at that moment is not repeated. */
  private round = 0;

  constructor(private readonly options: NotifierOptions) {}

  /** Where the notifications of an order go, if anywhere. */
  addressOf(order: Order): string | undefined {
    return order.notifyUrl ?? this.options.notifyUrl;
  }

  /** Sends the notification and repeats it; does not wait. */
  start(order: Order, notification: SignedNotification): void {
    if (this.on && this.addressOf(order)) {
      void this.attempt(order, notification, this.options.attempts);
    }
  }

  /** Sends the notification once, now, even while notifications are off, and waits for the answer. */
  async send(order: Order, notification: SignedNotification): Promise<Delivery> {
    const delivery = await this.post(this.addressOf(order) ?? "", notification.text);
    order.deliveries.push(delivery);
    notification.received ||= delivery.httpStatus === 200 && delivery.body === "SUCCESS";
    return delivery;
  }

  /** Off: waiting repeats are dropped, and what happens from now on is not sent automatically, not even later. */
  setOn(on: boolean): void {
    this.on = on;
    if (!on) {
      this.dropRepeats();
    }
  }

  /** Drops every repeat and gives up what is under way. */
  stop(): void {
    this.dropRepeats();
    this.underWay.abort();
    this.underWay = new AbortController();
  }

  private async attempt(order: Order, notification: SignedNotification, left: number): Promise<void> {
    const { round } = this;
    await this.send(order, notification);
    if (notification.received || left <= 1 || round !== this.round) {
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!notification.received) {
        void this.attempt(order, notification, left - 1);
      }
    }, this.options.intervalMs);
    this.timers.add(timer);
  }

  private async post(url: string, text: string): Promise<Delivery> {
    const at = new Date().toISOString();
    try {
      const response = await axios.post<Buffer>(url, Buffer.from(text, "utf8"), {
        headers: { "Content-Type": "application/json" },
        responseType: "arraybuffer",
        validateStatus: () => true,
        maxRedirects: 0,
        maxContentLength: MAX_ANSWER_BYTES,
        timeout: ANSWER_TIMEOUT_MS,
        signal: this.underWay.signal,
        proxy: false,
        httpAgent: this.httpAgent,
        httpsAgent: this.httpsAgent,
      });
      return { at, httpStatus: response.status, body: Buffer.from(response.data).toString("utf8") };
    } catch (error) {
      return { at, httpStatus: 0, body: `no answer: ${error instanceof Error ? error.message : "unknown"}` };
    }
  }

  private dropRepeats(): void {
    this.round += 1;
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }
}
