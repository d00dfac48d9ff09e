import type { ShownFigures } from "../../contract/admin-api";
import type { Wire } from "../client/wire";
import type { Parameters } from "./use-payment-list";

export type FigureName = "awaiting" | "expiring" | "holding_stock" | "captured_today" | "uncaptured_today";

/** The payments that a figure counts, as parameters of the list's address: a tile leads to exactly these. */
export function filterOf(
  figure: FigureName,
  { day, environment }: Pick<Wire<ShownFigures>, "day" | "environment">,
): Parameters {
  const today = { paid_from: day, paid_to: day, environment };
  switch (figure) {
    case "awaiting":
      return { state: "open", environment };
    case "expiring":
      return { state: "open", environment, expiring: "true", order: "expires_at" };
    case "holding_stock":
      return { holds_stock: "true", environment };
    case "captured_today":
      return { state: "paid", ...today, money: "captured" };
    case "uncaptured_today":
      return { state: "paid", ...today, money: "uncaptured" };
  }
}
