import type { HaipayShop } from "../../environment/haipay-shop";

/** What a person sees while something goes wrong: our lines in the log, and what is shown to them. */
export class Seen {
  readonly texts: string[] = [];

  /** Listens to the shop's log until jest restores its mocks. */
  constructor({ haipay: { logger } }: HaipayShop) {
    for (const level of ["info", "warn", "error"] as const) {
      jest.spyOn(logger, level).mockImplementation((...[message]: unknown[]) => {
        this.texts.push(message instanceof Error ? message.message : String(message));
      });
    }
  }

  /** Something that was answered or shown. */
  note(text: string | undefined): void {
    if (text !== undefined) this.texts.push(text);
  }

  /** The words of what a person's act was refused with. @throws Error when it was not refused */
  async refusalOf(act: Promise<unknown>): Promise<void> {
    const refusal = await act.then(
      () => undefined,
      (error: Error & { reason?: string }) => error.reason ?? error.message,
    );
    if (refusal === undefined) throw new Error("This should have been refused.");
    this.note(refusal.replace(/^The cart came back: /, ""));
  }
}

/** Provokes one symptom, shows what people see of it, and tries what the page tells them to do. */
export type Proof = (shop: HaipayShop, seen: Seen) => Promise<void>;
