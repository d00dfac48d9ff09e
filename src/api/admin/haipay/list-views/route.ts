import { z } from "zod";
import type { ShownListView } from "../../../../contract/list-views";
import { HAIPAY_MODULE } from "../../../../modules/haipay";
import { MOST_VIEWS } from "../../../../modules/haipay/list-views";
import type HaipayModuleService from "../../../../modules/haipay/service";
import { refuse } from "../../../../payment/refuse";
import { actorOf, answering } from "../answering";
import { parseInput, rule } from "../input";
import { presentView, viewName, writeQuery } from "./view-input";

const bodySchema = z.object({
  name: viewName(),
  query: z.record(z.string(), z.string(rule("malformed", {})), rule("malformed", {})),
});

export interface ListViewsAnswer {
  list_views: ShownListView[];
}

export interface ListViewAnswer {
  list_view: ShownListView;
}

/** The views of whoever asks, oldest first; nobody sees those of others. */
export const GET = answering<ListViewsAnswer>(async (req, res) => {
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  res.json({ list_views: (await haipay.listViews.list(actorOf(req))).map(presentView) });
});

/** Keeps a view; one of the same name is replaced. */
export const POST = answering<ListViewAnswer>(async (req, res) => {
  const { name, query } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const view = await haipay.listViews.save(actorOf(req), name, writeQuery(query));
  if (!view) throw refuse("too_many_views", { figures: { most: MOST_VIEWS } });
  res.json({ list_view: presentView(view) });
});
