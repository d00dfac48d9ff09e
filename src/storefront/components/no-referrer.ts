import { useEffect } from "react";

/**
 * Tells no other site the address of this page while the component is there: it holds the token of a payment. A server
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
