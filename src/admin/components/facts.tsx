import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** A list of names and values, one below the other; on a narrow screen the value is below its name. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="divide-y">{children}</dl>;
}

interface FactProps {
  name: string;
  children: ReactNode;
  /** The text that a button beside the value copies. */
  copy?: string | null;
}

/** One line of a list of facts; it can be copied if that helps. */
export function Fact({ name, children, copy }: FactProps) {
  return (
    <div className="grid grid-cols-1 gap-x-4 gap-y-1 px-6 py-3 sm:grid-cols-[minmax(6rem,2fr)_3fr]">
      <dt className="txt-compact-small-plus text-ui-fg-subtle">{name}</dt>
      <dd className="txt-compact-small text-ui-fg-base flex min-w-0 items-start gap-x-1">
        <div className="min-w-0 break-words">{children}</div>
        {copy && <CopyButton text={copy} what={name} />}
      </dd>
    </div>
  );
}
