import { createContext, useContext } from "react";

/** Whether the files let the page change nothing. */
export const Readonly = createContext(false);

/** Whether nothing of the settings can be changed here. */
export function useIsReadonly(): boolean {
  return useContext(Readonly);
}
