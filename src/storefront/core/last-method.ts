import { keep, kept } from "./storage";

const PLACE = "haipay-last-method";

/** Remembers by which method this browser last paid; the client does this with each choice. Nothing else is stored. */
export function rememberMethod(providerId: string): void {
  keep(PLACE, providerId);
}

/** The provider id of the method by which this browser last paid. */
export function lastMethod(): string | undefined {
  return kept(PLACE);
}
