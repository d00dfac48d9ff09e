import type { MedusaContainer } from "@medusajs/framework/types";
import type { ShownNotices } from "../contract/notices-api";
import { HAIPAY_MODULE } from "../modules/haipay";
import type HaipayModuleService from "../modules/haipay/service";
import type { AnnouncedChange } from "../modules/haipay/settings/announced-changes";
import { showAttentionsOfAccount } from "./attentions";
import { findActors } from "./parts";
import { showTroubles } from "./platform-reports";

const DAY_MS = 86_400_000;
/** A day with more changes than this stands out anyway. */
const MOST_CHANGES = 20;

/** What every administrator should see, whatever they came for: problems with the account, and who changed what. */
export async function showNotices(container: MedusaContainer, now: Date = new Date()): Promise<ShownNotices> {
  const haipay: HaipayModuleService = container.resolve(HAIPAY_MODULE);
  const since = new Date(now.getTime() - DAY_MS);
  const [entries, firstPaidAt, attentions, troubles] = await Promise.all([
    haipay.ledger.history.listAnnounced(since, MOST_CHANGES),
    haipay.ledger.collectOrders.firstPaidAt(),
    showAttentionsOfAccount(container),
    showTroubles(container),
  ]);
  const told = entries.map(({ id, created_at, payload }) => {
    const { actor_id, announced } = payload as { actor_id: string; announced: AnnouncedChange[] };
    const is_set_up = firstPaidAt === null || created_at < firstPaidAt;
    return { id, at: created_at, actor_id, changes: announced, is_set_up };
  });
  const actors = await findActors(
    container,
    told.map(({ actor_id }) => actor_id),
  );
  return {
    troubles,
    // What cannot take money is already described above, as long as that lasts.
    attentions: attentions.filter(({ reason }) => reason !== "account_unusable"),
    changes: told.map(({ actor_id, ...change }) => ({ ...change, by: actors(actor_id) })),
  };
}
