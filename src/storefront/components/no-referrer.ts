import { useEffect } from "react";

/**
 * Hides the address of this page from other sites while the component is mounted: it contains the token of a payment. A server
 * that renders the page can say so from the beginning, with the header `Referrer-Policy: no-referrer`.
 */
export function useNoReferrer(): void {
  useEffect(() => {
    const meta = document.createElement("meta");
    meta.name = "referrer";
    meta.content = "no-referrer";
    document.head.append(meta);
    return () => meta.remove();
  }, []);
}
