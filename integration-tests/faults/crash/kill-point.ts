/** An instruction at which the process is killed: the n-th time (from 1) that it passes this name. */
export interface KillPoint {
  name: string;
  occurrence: number;
  /** What passed there, for the reader. */
  details: string;
}

/** Such as `write answered #12 commit`. */
export function describePoint({ name, occurrence, details }: KillPoint): string {
  return `${name} #${occurrence} ${details}`.trim();
}

/** What the test asks of the script that is preloaded into Medusa; points count from the question on. */
export type Question =
  /** Write down every point that is passed. */
  | { kind: "watch" }
  /** Which points were passed? Answers `KillPoint[]`, in their order. */
  | { kind: "passed" }
  /** Die at this point. */
  | { kind: "arm"; point: KillPoint }
  /** Run with a clock this many ms ahead. */
  | { kind: "live later"; ms: number }
  /** Be in a rush: no notification is followed before it is answered. */
  | { kind: "be in a rush" }
  /** Do what the jobs do. */
  | { kind: "run the job" };

/** What the script prints with its last breath. */
export const LAST_WORDS = "Killed at ";

/** The environment variable that says how many ms later the process lives from its start on. */
export const LIVES_LATER_MS = "CRASH_TEST_LIVES_LATER_MS";
