import { useEffect, useState } from "react";

/** Whether the screen is of that kind now. @param query of CSS, such as `(max-width: 52rem)` */
export function useScreen(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = () => setMatches(list.matches);
    look();
    list.addEventListener("change", look);
    return () => list.removeEventListener("change", look);
  }, [query]);
  return matches;
}
