import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";

/** How long the event bus may take: one that lost its server can keep a caller waiting for ever. */
const BUS_LIMIT_MS = 5_000;

/** @throws the error of the event bus, or an Error when it does not take the event in time */
export async function emitEvent(container: MedusaContainer, name: string, data: object): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The event bus did not take the event within ${BUS_LIMIT_MS / 1_000} s.`)),
      BUS_LIMIT_MS,
    );
  });
  try {
    await Promise.race([container.resolve(Modules.EVENT_BUS).emit({ name, data }), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
