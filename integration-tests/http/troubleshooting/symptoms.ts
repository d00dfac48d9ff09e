import { readPage } from "../../../build/documentation/pages";

/** One chapter of docs/troubleshooting.md: what people see, with … for what differs. */
export interface Symptom {
  title: string;
  words: string[];
}

/** Every symptom that the page names. */
export function readSymptoms(): Symptom[] {
  const { text } = readPage("docs/troubleshooting.md");
  return text
    .split(/^## /m)
    .slice(1)
    .map((chapter) => ({
      title: chapter.slice(0, chapter.indexOf("\n")),
      words: [...chapter.matchAll(/^```text\n([\s\S]*?)^```/gm)].flatMap(([, box]) => box.trim().split("\n")),
    }));
}

/** The words of a symptom that nothing shows which was seen. */
export function unseenWords({ words }: Symptom, seen: readonly string[]): string[] {
  return words.filter((line) => {
    const form = line
      .split("…")
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*");
    return !seen.some((text) => new RegExp(`^${form}$`, "m").test(text));
  });
}
