import { Mutex } from "async-mutex";
import DataLoader from "dataloader";

/** More would make one statement slow for all that share it. */
const AT_ONCE = 100;

/**
 * Asks the database one question, or, in a rush, many together: what is asked in the same turn of the event loop, or while
 * a statement is under way, shares the next one. Every answer is from after its question: nothing is cached.
 *
 * @param answerAll one statement with the answers to all questions, in their order; an Error among them fails only for
 *   its question, and one that is thrown for all
 */
export function gather<Question, Answer>(
  answerAll: (questions: readonly Question[]) => Promise<readonly (Answer | Error)[]>,
): (question: Question) => Promise<Answer> {
  const underWay = new Mutex();
  const loader = new DataLoader<Question, Answer>(
    (questions) => underWay.runExclusive(() => answerAll(questions)),
    {
      cache: false,
      maxBatchSize: AT_ONCE,
      // They come one by one: the library's own schedule, the end of a tick, would ask for each separately.
      batchScheduleFn: (ask) => void underWay.waitForUnlock().then(() => setImmediate(ask)),
    },
  );
  return (question) => loader.load(question);
}
