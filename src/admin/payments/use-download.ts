import { useRef, useState } from "react";
import type { HaipayPath, Query } from "../client/ask-server";
import { downloadFile } from "./download";

export interface Download {
  running: boolean;
  /**
   * Saves the file, unless it is being saved already: a double click saves one.
   *
   * @param then what follows when it is saved
   * @param otherwise what follows when it is refused
   */
  start: (query: Query, then: () => void, otherwise: (error: Error) => void) => void;
}

/** A file of the server that a button saves. @param name what it is called when the server gives no name */
export function useDownload(path: HaipayPath, name: string): Download {
  const [running, setRunning] = useState(false);
  const isBusy = useRef(false);
  const start: Download["start"] = (query, then, otherwise) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setRunning(true);
    void downloadFile(path, query, name)
      .then(then, otherwise)
      .finally(() => {
        isBusy.current = false;
        setRunning(false);
      });
  };
  return { running, start };
}
