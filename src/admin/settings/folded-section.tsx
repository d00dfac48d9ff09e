import { Container } from "@medusajs/ui";
import type { ReactNode } from "react";

interface FoldedSectionProps {
  summary: string;
  children: ReactNode;
}

/** A card that few shops need: one line until it is opened. */
export function FoldedSection({ summary, children }: FoldedSectionProps) {
  return (
    <details className="group flex flex-col gap-y-3">
      <summary className="cursor-pointer list-none">
        <Container className="txt-compact-small text-ui-fg-subtle px-6 py-3">
          <span aria-hidden className="mr-2 inline-block group-open:rotate-90">
            ›
          </span>
          {summary}
        </Container>
      </summary>
      <div className="mt-3">{children}</div>
    </details>
  );
}
