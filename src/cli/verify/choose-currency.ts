import { CURRENCIES, isCurrency, type Currency } from "../../platform/catalogue";
import { writtenText, type JsonObject } from "../../platform/json";
import { CannotCheckError } from "./cannot-check-error";

/**
 * Whose credentials a message belongs to: by its currency, else its appId, else the only currency that is configured.
 *
 * @throws CannotCheckError when nothing tells
 */
export function chooseCurrency(
  message: JsonObject,
  appIds: readonly { currency: Currency; value: string }[],
): Currency {
  const named = writtenText(message.currency)?.toLowerCase();
  if (named !== undefined && isCurrency(named)) return named;
  const appId = writtenText(message.appId);
  const owner = appIds.find(({ value }) => value === appId);
  if (owner) return owner.currency;
  if (appIds.length === 1) return appIds[0].currency;
  throw new CannotCheckError(
    `The message does not say which currency it belongs to: add --currency ${CURRENCIES.join(" or --currency ")}.`,
  );
}
