import type { ReactElement } from "react";

/** Turns while something is under way; the words beside it say what. */
export function Spinner(): ReactElement {
  return <span className="haipay-spinner" aria-hidden="true" />;
}

/** Rows in the place of what is being loaded. @param props.label what is loaded, for those who cannot see them */
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

/** What went wrong, where the eye is; nothing without words. */
export function Problem({ children }: { children: string | undefined }): ReactElement | null {
  return children ? (
    <p className="haipay-problem" role="alert">
      {children}
    </p>
  ) : null;
}
