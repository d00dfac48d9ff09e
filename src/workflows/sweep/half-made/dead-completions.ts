import { completeCartWorkflowId } from "@medusajs/medusa/core-flows";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules, TransactionState } from "@medusajs/framework/utils";

/** Medusa keeps each completion of a cart; one that neither ended nor was taken back died on the way. */
const UNFINISHED = [
  TransactionState.NOT_STARTED,
  TransactionState.INVOKING,
  TransactionState.WAITING_TO_COMPENSATE,
  TransactionState.COMPENSATING,
];
/** Longer, in ms, than Medusa takes from the beginning of a completion to its order, waiting for locks included. */
const ORDER_WITHIN_MS = 3 * 60_000;

export interface DeadCompletion {
  /** Medusa's id of the run; ids rise with time. */
  id: string;
  cartId: string;
  begun: Date;
}

/**
 * Completions that died in a span of time, by key.
 *
 * @param after the id of the last one that was seen
 */
export async function listDeadCompletions(
  container: MedusaContainer,
  span: { from: Date; to: Date },
  after: string | null,
  limit: number,
): Promise<DeadCompletion[]> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const executions = await engine.listWorkflowExecutions(
    {
      workflow_id: completeCartWorkflowId,
      state: UNFINISHED,
      updated_at: { $gt: span.from.toISOString(), $lte: span.to.toISOString() },
      ...(after === null ? {} : { id: { $gt: after } }),
    },
    { select: ["id", "context", "created_at"], order: { id: "ASC" }, take: limit },
  );
  return executions.map(({ id, context, created_at }) => ({
    id,
    cartId: cartIdOf(context) ?? "",
    begun: new Date(created_at),
  }));
}

/** The end of the time in which a dead completion can have made its order. */
export function endOfCompletion({ begun }: DeadCompletion): Date {
  return new Date(begun.getTime() + ORDER_WITHIN_MS);
}

/**
 * Whether another completion of the cart, which ended well and so announced its order, can have made an order.
 *
 * @param createdAt when the order was made
 */
export async function wasMadeByLaterCompletion(
  container: MedusaContainer,
  { cartId, begun }: DeadCompletion,
  createdAt: Date,
): Promise<boolean> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  const from = new Date(Math.max(begun.getTime(), createdAt.getTime() - ORDER_WITHIN_MS));
  const finished = await engine.listWorkflowExecutions(
    {
      workflow_id: completeCartWorkflowId,
      state: TransactionState.DONE,
      created_at: { $gt: from.toISOString(), $lte: createdAt.toISOString() },
      updated_at: { $gt: from.toISOString() },
    },
    { select: ["id", "context"], take: null as unknown as undefined },
  );
  return finished.some(({ context }) => cartIdOf(context) === cartId);
}

function cartIdOf(context: Record<string, unknown> | null): string | undefined {
  const { data } = (context ?? {}) as { data?: { payload?: { id?: string } } };
  return data?.payload?.id;
}
