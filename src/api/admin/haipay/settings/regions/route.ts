import { z } from "zod";
import { offerInRegion } from "../../../../../payment/offer-in-region";
import { METHODS } from "../../../../../platform/catalogue";
import { answering, requireUser } from "../../answering";
import { idField, parseInput, rule } from "../../input";
import { answerSettings, type SettingsAnswer } from "../settings-input";

const IDS = METHODS.map(({ id }) => id);
const CHOICES = rule("some_of", { choices: IDS });

const bodySchema = z.object({
  region_id: idField(),
  /** Which methods are offered there from now on and which no longer; omitted ones stay as they are. */
  methods: z.partialRecord(z.enum(IDS, CHOICES), z.boolean(rule("switch", {})), CHOICES),
});

/** Offers methods in a region, or removes them, as Medusa's own page for the region does. */
export const POST = answering<SettingsAnswer>(async (req, res) => {
  requireUser(req, "offer_methods");
  await offerInRegion(req.scope, parseInput(bodySchema, req.body));
  await answerSettings(req, res);
});
