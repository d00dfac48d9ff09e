// What draws the kit's components in the custom elements, where there is no React: the build puts it in React's place.
import { useState } from "preact/hooks";

export * from "preact/compat";

let last = 0;

/** Each element is drawn by itself, so Preact's own numbers, which begin anew in each, would come twice on a page. */
export function useId() {
  const [id] = useState(() => `haipay-${++last}`);
  return id;
}
