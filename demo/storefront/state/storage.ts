const PREFIX = "midori-tea.";

/** What the browser keeps for the shop, also between visits. Nothing is kept where storage is switched off. */
export function recall<Value>(name: string): Value | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

/** Keeps a value; undefined forgets it. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // A visitor who allows no storage can still shop until the page is closed.
  }
}

/** Calls back when another tab keeps or forgets the value. @returns what ends that */
export function onKeptElsewhere(name: string, react: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === PREFIX + name) react();
  };
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}
