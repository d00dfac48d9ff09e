import type { Row } from "./use-chosen";

type WithDeadline = { times: Pick<Row["times"], "expires_at"> };

/** The latest deadline that one of several payments has: what is proposed to all of them lies after it. */
export function latestOf(rows: readonly WithDeadline[]): string | null {
  const deadlines = rows.flatMap(({ times }) => times.expires_at ?? []);
  return deadlines.sort((one, other) => Date.parse(other) - Date.parse(one))[0] ?? null;
}

/** Whether a payment gains time by a deadline: extending several takes none from those who have more. */
export function gainsBy({ times }: WithDeadline, deadline: string): boolean {
  return times.expires_at === null || Date.parse(deadline) > Date.parse(times.expires_at);
}
