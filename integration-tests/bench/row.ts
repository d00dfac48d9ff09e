import type { Lab } from "./lab";

/** What came out of a row. */
export interface Outcome {
  /** The figures in words, with units. */
  measured: string;
  /** In the terms of the row's target, such as "0.94 of its rate". */
  ratio: string;
  reached: boolean;
}

/** One piece of work whose cost is measured against a baseline in the same run. */
export interface Row {
  /** As it stands in the table, such as "6" or "6a". */
  number: string;
  work: string;
  baseline: string;
  target: string;
  measure(lab: Lab): Promise<Outcome>;
}
