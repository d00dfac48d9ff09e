import { Container, Heading, Text } from "@medusajs/ui";
import type { ReactNode } from "react";
import { DocsLink, type DocsPage } from "./docs-link";

interface SectionProps {
  heading: string;
  intro?: string;
  /** Where all of its fields are explained. */
  docs?: DocsPage;
  /** Shown at the right of the heading. */
  beside?: ReactNode;
  children: ReactNode;
}

/** One card of the page. */
export function Section({ heading, intro, docs, beside, children }: SectionProps) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">{heading}</Heading>
          {intro && (
            <Text size="small" className="text-ui-fg-subtle mt-1">
              {intro} {docs && <DocsLink page={docs} about={heading} />}
            </Text>
          )}
        </div>
        {beside}
      </div>
      {children}
    </Container>
  );
}
