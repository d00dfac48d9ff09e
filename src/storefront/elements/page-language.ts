/** The language (a tag) that holds for an element: its own `lang`, or the nearest around it, out of shadow roots as well. */
export function languageAround(element: Element): string | undefined {
  for (let place: Element | undefined = element; place; place = outOf(place)) {
    const found = place.closest("[lang]");
    if (found) return found.getAttribute("lang") ?? undefined;
  }
  return undefined;
}

/** What holds the shadow root that an element is in. */
function outOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

const followers = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls when the language of something on the page changes. @returns how to stop */
export function followLanguage(draw: () => void): () => void {
  followers.add(draw);
  if (!observer) {
    observer = new MutationObserver(() => {
      for (const follower of followers) follower();
    });
    observer.observe(document.documentElement, { subtree: true, attributeFilter: ["lang"] });
  }
  return () => {
    followers.delete(draw);
    if (followers.size > 0) return;
    observer?.disconnect();
    observer = undefined;
  };
}
