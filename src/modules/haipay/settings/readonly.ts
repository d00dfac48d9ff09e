import { MedusaError } from "@medusajs/framework/utils";
import { RefusedError } from "../refusal";
import type HaipayModuleService from "../service";
import { SettingsError, problemAt } from "./settings-error";

/** Refuses changes that the file configuration forbids, no matter who is logged in. @throws RefusedError settings_readonly */
export function refuseReadonly(haipay: HaipayModuleService): void {
  const by = haipay.settings.readonlyBy();
  if (by === undefined) return;
  const message = `The server's configuration (${by}) lets nobody change the settings here. Change them in the files.`;
  const problem = problemAt("settings", new SettingsError(message, "settings_readonly", { by }));
  throw new RefusedError(MedusaError.Types.NOT_ALLOWED, [problem]);
}
