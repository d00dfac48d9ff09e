const present = Date.now.bind(Date);
let laterMs = 0;

/** Everything that asks for the time is told a later one. */
export function liveLater(ms: number): void {
  laterMs = ms;
}

export function replaceClock(): void {
  const now = () => present() + laterMs;
  const clock: DateConstructor = new Proxy(Date, {
    construct: (date, parts: [], newTarget): Date =>
      Reflect.construct(
        date,
        parts.length === 0 ? [now()] : parts,
        newTarget === clock ? date : newTarget,
      ) as Date,
    get: (date, key) => (key === "now" ? now : (Reflect.get(date, key) as unknown)),
  });
  Date.prototype.constructor = clock;
  globalThis.Date = clock;
}
