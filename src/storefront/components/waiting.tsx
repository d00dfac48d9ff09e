import type { ReactElement } from "react";

/** A spinner while something is under way; the text beside it says what. */
export function Spinner(): ReactElement {
  return <span className="haipay-spinner" aria-hidden="true" />;
}

/** Placeholder rows for what is being loaded. @param props.label what is being loaded, for screen readers */
export function Skeleton({ label, rows = 3 }: { label?: string; rows?: number }): ReactElement {
  return (
    <div className="haipay-skeleton" role="status">
      <span className="haipay-hidden">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="haipay-bone" aria-hidden="true" />
      ))}
    </div>
  );
}

/** What went wrong, shown in place; nothing without a message. */
export function Problem({ children }: { children: string | undefined }): ReactElement | null {
  return children ? (
    <p className="haipay-problem" role="alert">
      {children}
    </p>
  ) : null;
}
