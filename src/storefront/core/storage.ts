/** What this browser keeps for the kit; undefined on a server, and in browsers that throw when a page may keep nothing. */
export function storage(): Storage | undefined {
  try {
    return typeof window === "undefined" ? undefined : window.localStorage;
  } catch {
    return undefined;
  }
}

/** Keeps a text; a browser that is full, or forbids it, keeps nothing, and the kit does without. */
export function keep(place: string, text: string): void {
  try {
    storage()?.setItem(place, text);
  } catch {
    // Everything that is kept is a convenience.
  }
}

/** What was kept; undefined when there is nothing. */
export function kept(place: string): string | undefined {
  try {
    return storage()?.getItem(place) ?? undefined;
  } catch {
    return undefined;
  }
}
