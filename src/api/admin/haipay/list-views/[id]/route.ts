import { z } from "zod";
import { HAIPAY_MODULE } from "../../../../../modules/haipay";
import type HaipayModuleService from "../../../../../modules/haipay/service";
import { refuse } from "../../../../../payment/refuse";
import { actorOf, answering } from "../../answering";
import { parseInput } from "../../input";
import type { ListViewAnswer } from "../route";
import { presentView, viewName } from "../view-input";

const bodySchema = z.object({ name: viewName() });

export interface DeletedListViewAnswer {
  id: string;
  deleted: true;
}

/** Gives a view of one's own another name. */
export const POST = answering<ListViewAnswer>(async (req, res) => {
  const { name } = parseInput(bodySchema, req.body);
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  const view = await haipay.listViews.rename(actorOf(req), req.params.id, name);
  if (!view) throw refuse("no_such_view");
  if (view === "taken") throw refuse("view_name_taken", { field: "name" });
  res.json({ list_view: presentView(view) });
});

/** Deletes a view of one's own; one that is gone stays gone. */
export const DELETE = answering<DeletedListViewAnswer>(async (req, res) => {
  const { id } = req.params;
  const haipay: HaipayModuleService = req.scope.resolve(HAIPAY_MODULE);
  await haipay.listViews.delete(actorOf(req), id);
  res.json({ id, deleted: true });
});
