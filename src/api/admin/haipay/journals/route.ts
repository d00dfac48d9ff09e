import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { ENVIRONMENTS } from "../../../../modules/haipay/settings/settings";
import { refuse } from "../../../../payment/refuse";
import { endOfJapanDay, startOfJapanDay } from "../../../../platform/japan-time";
import { BOOK_FORMATS, BOOK_NAMES, FORMATS, type BookNames } from "../../../../views/books/formats";
import { writeJournal } from "../../../../views/books/journal";
import { actorOf, answering } from "../answering";
import { parseInput, rule, searchField, wordField } from "../input";
import { sendFile } from "../send-file";

const DAY = rule("day", {});
/** 弥生会計 accepts account names of at most 24 half-width columns; tax categories have longer names. */
const LONGEST_NAME = 40;
const name = searchField(LONGEST_NAME).optional();

const querySchema = z.object({
  format: wordField(BOOK_FORMATS),
  from: z.iso.date(DAY),
  to: z.iso.date(DAY),
  environment: wordField(ENVIRONMENTS).optional(),
  ...(Object.fromEntries(BOOK_NAMES.map((field) => [field, name])) as Record<keyof BookNames, typeof name>),
});

/** The journal of a period, for import into accounting software. */
export const GET = answering<never>(async (req, res) => {
  const { format, from, to, environment: wanted, ...given } = parseInput(querySchema, req.query);
  if (to < from) throw refuse("days_reversed", { field: "to", figures: { from: "from", to: "to" } });
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const environment = wanted ?? (await haipay.settings.readGeneral()).environment;
  const span = { from: startOfJapanDay(from), before: endOfJapanDay(to) };
  haipay.logger.info(`HaiPay: ${actorOf(req)} exports the journal from ${from} to ${to} for ${format}.`);
  const named = Object.entries(given).filter(([, text]) => text !== undefined);
  const names = Object.fromEntries(named) as Partial<BookNames>;
  const pieces = writeJournal(req.scope, { format, span, environment, names });
  const charset = FORMATS[format].encoding === "utf8" ? "utf-8" : "Shift_JIS";
  // Play money must not get into anybody's books unnoticed.
  const test = environment === "production" ? "" : `_${environment}`;
  await sendFile(res, haipay.logger, pieces, {
    type: `text/csv; charset=${charset}`,
    name: `haipay-journal-${format.replace("_", "-")}_${from}_${to}${test}.csv`,
  });
});
