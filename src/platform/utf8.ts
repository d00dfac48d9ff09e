import { JsonError } from "./json";

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The text of UTF-8 bytes; a byte order mark is dropped.
 * @throws JsonError when the bytes are no UTF-8: replacing them would change what was signed (protocol §3).
 */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new JsonError("The text is no UTF-8: send JSON in UTF-8.");
  }
}
