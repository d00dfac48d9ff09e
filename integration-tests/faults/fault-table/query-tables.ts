import type { FaultKind } from "../../../src/sandbox/control-client";
import { captured, waiting, type Cell } from "./table";

/** What must be seen of one fault of collect/query when a notification says that the money is there. */
interface QueryRow {
  /** What the notification is answered; everything but SUCCESS has it sent again. */
  told: "SUCCESS" | "503";
  made: false;
  afterwards: Cell;
  reconciled: Cell;
}

export type QueryTable = Record<FaultKind, QueryRow>;

/** @param before the purchase's other collect orders, such as "superseded, " */
function tableOf(before: string): QueryTable {
  const unbelieved: QueryRow = {
    told: "503",
    made: false,
    afterwards: waiting(`${before}open`),
    reconciled: captured(`${before}paid`),
  };
  /** A person has been told; the next answer may still be right, and then it ends by itself. */
  const contradicted: QueryRow = {
    told: "SUCCESS",
    made: false,
    afterwards: waiting(`${before}open`, "mismatch"),
    reconciled: captured(`${before}paid`),
  };
  const believed: QueryRow = {
    told: "SUCCESS",
    made: false,
    afterwards: captured(`${before}paid`),
    reconciled: captured(`${before}paid`),
  };
  return {
    http_500: unbelieved,
    reset_before: unbelieved,
    reset_after: unbelieved,
    answer_lost: unbelieved,
    truncated: unbelieved,
    html: unbelieved,
    slow: unbelieved,
    bad_signature: unbelieved,
    wrong_order_id: unbelieved,
    rate_limit: unbelieved,
    refuse: unbelieved,
    wrong_amount: contradicted,
    wrong_currency: contradicted,
    short_amount: contradicted,
    // With the fee it is the whole sum (protocol §6, decision).
    net_amount: believed,
  };
}

export const QUERY_FOR_ONE_ORDER = tableOf("");
export const QUERY_FOR_A_NEW_TRY = tableOf("superseded, ");
