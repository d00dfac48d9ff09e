import type { DMLSchema, IDmlEntity, InferTypeOf } from "@medusajs/framework/types";

/**
 * A row of a model, without the columns that Medusa adds for exact numbers: ours are text.
 *
 * @template Narrowed the columns about which the code knows more than the model can say
 */
export type RowOf<Model extends IDmlEntity<DMLSchema, string>, Narrowed = unknown> = Omit<
  InferTypeOf<Model>,
  keyof Narrowed | `raw_${string}`
> &
  Narrowed;
