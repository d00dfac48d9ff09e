/**
 * Measures JSON text in one pass without building anything: how deep it nests and how many object fields it writes.
 * Says nothing about validity; for broken text the figures mean nothing.
 */
export function scanJson(text: string): { depth: number; members: number } {
  let depth = 0;
  let deepest = 0;
  let members = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === "\\") {
        i++;
      } else if (char === '"') {
        inString = false;
      }
    } else if (char === '"') {
      inString = true;
    } else if (char === "{" || char === "[") {
      depth++;
      deepest = Math.max(deepest, depth);
    } else if (char === "}" || char === "]") {
      depth--;
    } else if (char === ":") {
      members++;
    }
  }
  return { depth: deepest, members };
}
