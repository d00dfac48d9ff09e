import type { Logger } from "@medusajs/framework/types";

const LOGGED_EVERY_MS = 60_000;

/**
 * Logs which messages to the notification endpoint were refused: the first of each kind at once, and for a
 * flood how many there were, once a minute.
 */
export class RefusedMessages {
  private readonly floods = new Map<string, { more: number; last: string; timer: NodeJS.Timeout }>();

  constructor(private readonly logger: Pick<Logger, "warn">) {}

  /** @param error our own message, with nothing from the notification; its name is the kind */
  note({ name, message }: Error): void {
    const flood = this.floods.get(name);
    if (flood) {
      flood.more++;
      flood.last = message;
      return;
    }
    this.logger.warn(`HaiPay: a notification was refused: ${message}`);
    this.watch(name);
  }

  /** Logs what has not been logged yet. */
  close(): void {
    for (const [name, { timer }] of this.floods) {
      clearTimeout(timer);
      this.say(name);
    }
    this.floods.clear();
  }

  private watch(name: string): void {
    const timer = setTimeout(() => {
      const goesOn = this.say(name);
      this.floods.delete(name);
      if (goesOn) this.watch(name);
    }, LOGGED_EVERY_MS).unref();
    this.floods.set(name, { more: 0, last: "", timer });
  }

  private say(name: string): boolean {
    const flood = this.floods.get(name);
    if (!flood || flood.more === 0) return false;
    this.logger.warn(
      `HaiPay: ${flood.more} more notifications were refused within a minute, the last one: ${flood.last}`,
    );
    return true;
  }
}
