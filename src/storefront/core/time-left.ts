export interface TimeLeft {
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** How long it is until a deadline (ISO 8601) at `now` (ms); undefined when it has passed. */
export function timeLeft(deadline: string, now: number): TimeLeft | undefined {
  const seconds = Math.floor((Date.parse(deadline) - now) / 1000);
  if (!(seconds > 0)) return undefined;
  return {
    days: Math.floor(seconds / 86_400),
    hours: Math.floor(seconds / 3_600) % 24,
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  };
}
