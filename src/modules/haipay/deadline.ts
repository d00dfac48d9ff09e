import type { PaymentKind } from "../../platform/catalogue";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const JAPAN_OFFSET_MS = 9 * HOUR_MS;

/**
 * When a collect order made at `appliedAt` stops being payable: an e-wallet payment after one hour, a slip
 * after three days at 23:59:59 Japan time (UTC+9), a bank transfer after seven days.
 */
export function deadlineOf(kind: PaymentKind, appliedAt: Date): Date {
  switch (kind) {
    case "ewallet":
      return new Date(appliedAt.getTime() + HOUR_MS);
    case "bank_transfer":
      return new Date(appliedAt.getTime() + 7 * DAY_MS);
    case "konbini": {
      const japanDay = Math.floor((appliedAt.getTime() + JAPAN_OFFSET_MS) / DAY_MS);
      return new Date((japanDay + 4) * DAY_MS - JAPAN_OFFSET_MS - 1_000);
    }
  }
}
