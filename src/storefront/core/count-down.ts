import { fill, type Texts } from "./texts";
import { timeLeft } from "./time-left";

/** "2 d 3 h left", finer as the deadline comes nearer. @param now in ms */
export function writeTimeLeft(deadline: string, now: number, texts: Texts): string {
  const left = timeLeft(deadline, now);
  if (!left) return texts.deadlinePassed;
  const text = left.days > 0 ? texts.leftDays : left.hours > 0 ? texts.leftHours : texts.leftMinutes;
  return fill(texts.left, { time: fill(text, { ...left }) });
}
