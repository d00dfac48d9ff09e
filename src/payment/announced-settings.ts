import type { SettingsAnnouncement } from "../contract/events";
import type { Announcement } from "../modules/haipay/ledger/announcements";
import type { HistoryEntry } from "../modules/haipay/ledger/history";
import type { AnnouncedChange } from "../modules/haipay/settings/announced-changes";

/**
 * The payload of `haipay.settings.changed`.
 *
 * @param entry of the history that describes the change, written with the announcement
 */
export function presentChange(
  { id, created_at }: Announcement,
  { payload }: HistoryEntry,
): SettingsAnnouncement {
  const { actor_id, announced } = payload as { actor_id: string; announced: AnnouncedChange[] };
  return {
    announcement_id: id,
    occurred_at: created_at.toISOString(),
    changed_by: actor_id,
    changes: announced,
  };
}
