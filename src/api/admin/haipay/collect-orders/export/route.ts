import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../modules/haipay/service";
import { japanDayOf } from "../../../../../platform/japan-time";
import { exportCollectOrders } from "../../../../../views/export";
import { actorOf, answering } from "../../answering";
import { parseInput, wordField } from "../../input";
import { listFields, readDays, readListWish, type Days } from "../../list-query";
import { sendFile } from "../../send-file";

const querySchema = z.object({ ...listFields, lang: wordField(["en", "ja"]).default("en") });

/** The payments that the list would show, all pages of them, as a CSV file that Excel opens. */
export const GET = answering<never>(async (req, res) => {
  const { lang, ...query } = parseInput(querySchema, req.query);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const pieces = exportCollectOrders(req.scope, readListWish(query), lang);
  haipay.logger.info(`HaiPay: ${actorOf(req)} exports collect orders.`);
  await sendFile(res, haipay.logger, pieces, { type: "text/csv; charset=utf-8", name: fileName(query) });
});

const MOST_OF_A_NAME = 150;

/** Contains the period and the filter, so that files can be told apart; not the search, which may be a person's name. */
function fileName(query: Omit<z.infer<typeof querySchema>, "lang">): string {
  const span = (what: string, { from, to }: Days) =>
    from === undefined && to === undefined ? [] : [`${what}-${from ?? ""}-to-${to ?? ""}`];
  const parts = [
    ...span("paid", readDays("paid", query)),
    ...span("created", readDays("created", query)),
    ...[query.state, query.method, query.currency, query.attention].map((words) => words?.join("-")),
    query.q === undefined ? undefined : "search",
    query.environment?.join("-"),
  ].filter((part) => part !== undefined);
  return `${["haipay-payments", ...parts].join("_").slice(0, MOST_OF_A_NAME)}_as-of-${japanDayOf(new Date())}.csv`;
}
