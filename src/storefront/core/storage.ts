/** This browser's storage for the kit; undefined on a server, and in browsers that throw when a page may store nothing. */
export function storage(): Storage | undefined {
  try {
    return typeof window === "undefined" ? undefined : window.localStorage;
  } catch {
    return undefined;
  }
}

/** Stores a text; if the storage is full or forbidden, nothing is stored, and the kit works without it. */
export function keep(place: string, text: string): void {
  try {
    storage()?.setItem(place, text);
  } catch {
    // Everything that is stored is only a convenience.
  }
}

/** The stored text; undefined when there is none. */
export function kept(place: string): string | undefined {
  try {
    return storage()?.getItem(place) ?? undefined;
  } catch {
    return undefined;
  }
}
