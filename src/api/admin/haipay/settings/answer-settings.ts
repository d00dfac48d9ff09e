import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { showSettings } from "../../../../workflows/show-settings/show-settings";
import type { ShownSettings } from "../../../../workflows/show-settings/shown-settings";

export interface SettingsAnswer {
  settings: ShownSettings;
}

/** Answers the settings as they stand now, after whatever was done with them. */
export async function answerSettings(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SettingsAnswer>,
): Promise<void> {
  const host = req.get("host") ?? "localhost";
  res.json({ settings: await showSettings(req.scope, `${req.protocol}://${host}`) });
}
