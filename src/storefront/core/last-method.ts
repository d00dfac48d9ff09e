import { keep, kept } from "./storage";

const PLACE = "haipay-last-method";

/** Notes by which method this browser paid last; the client does it with each choice. Nothing else is kept of it. */
export function rememberMethod(providerId: string): void {
  keep(PLACE, providerId);
}

/** The provider id of the method by which this browser paid last. */
export function lastMethod(): string | undefined {
  return kept(PLACE);
}
