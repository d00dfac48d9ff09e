import { createContext, useContext } from "react";

/** Whether the file configuration makes the page read-only. */
export const Readonly = createContext(false);

/** Whether nothing of the settings can be changed here. */
export function useIsReadonly(): boolean {
  return useContext(Readonly);
}
