import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../modules/haipay/service";
import { japanDayOf } from "../../../../../platform/japan-time";
import { exportCollectOrders } from "../../../../../views/export";
import { actorOf, answering } from "../../answering";
import { parseInput, wordField } from "../../input";
import { listFields, readListWish } from "../../list-query";

const querySchema = z.object({ ...listFields, lang: wordField(["en", "ja"]).default("en") });

/** The payments that the list would show, all pages of them, as a CSV file that Excel opens. */
export const GET = answering<never>(async (req, res) => {
  const { lang, ...query } = parseInput(querySchema, req.query);
  const pieces = exportCollectOrders(req.scope, readListWish(query), lang);
  // What goes wrong before the first piece is answered as an error.
  const first = await pieces.next();
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  haipay.logger.info(`HaiPay: ${actorOf(req)} exports collect orders.`);
  res.setHeader("content-type", "text/csv; charset=utf-8");
  res.setHeader(
    "content-disposition",
    `attachment; filename="haipay-payments-${japanDayOf(new Date())}.csv"`,
  );
  try {
    await pipeline(Readable.from(withFirst(first, pieces), { highWaterMark: 1 }), res);
  } catch (error) {
    // The file is cut off, which the browser reports; a client that has gone away needs no answer.
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ERR_STREAM_PREMATURE_CLOSE") haipay.logger.error(`HaiPay: an export broke off: ${message}`);
  }
});

async function* withFirst(
  first: IteratorResult<string>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}
