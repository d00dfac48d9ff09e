import type { Logger } from "@medusajs/framework/types";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Answers with a file, piece by piece. An error before the first piece is thrown, and therefore answered as an error.
 *
 * @param name of ASCII letters, digits and `-_.`
 */
export async function sendFile(
  res: ServerResponse,
  logger: Logger,
  pieces: AsyncGenerator<string | Buffer, void, void>,
  { type, name }: { type: string; name: string },
): Promise<void> {
  const first = await pieces.next();
  res.setHeader("content-type", type);
  res.setHeader("content-disposition", `attachment; filename="${name}"`);
  try {
    await pipeline(Readable.from(withFirst(first, pieces), { highWaterMark: 1 }), res);
  } catch (error) {
    // The file is cut off, which the browser reports; a client that has gone away needs no answer.
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_STREAM_PREMATURE_CLOSE") logger.error(`HaiPay: an export broke off: ${message}`);
  }
}

async function* withFirst<Piece>(
  first: IteratorResult<Piece, void>,
  rest: AsyncGenerator<Piece, void, void>,
): AsyncGenerator<Piece> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
