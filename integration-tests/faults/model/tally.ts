export type Outcome = "done" | "refused" | "not possible";

/** Counts what was played, for the report. */
export class Tally {
  histories = 0;
  /** How long the longest history took, in ms. */
  longest = 0;
  readonly actions = new Map<string, Record<Outcome, number>>();
  readonly ends = new Map<string, number>();
  readonly answers = new Map<string, number>();

  countAction(kind: string, outcome: Outcome): void {
    const counts = this.actions.get(kind) ?? { done: 0, refused: 0, "not possible": 0 };
    counts[outcome]++;
    this.actions.set(kind, counts);
  }

  countEnd(end: string): void {
    this.ends.set(end, (this.ends.get(end) ?? 0) + 1);
  }

  /** What a notification was answered, such as "200 SUCCESS" or "503". */
  countAnswer(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}
