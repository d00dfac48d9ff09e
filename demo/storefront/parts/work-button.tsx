import type { ButtonHTMLAttributes } from "react";

interface WorkButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  busy: boolean;
  /** What it says meanwhile. */
  busyText: string;
}

/** A button that shows that it is working: a spinner, words, and no second click. */
export function WorkButton({ busy, busyText, children, type = "button", ...button }: WorkButtonProps) {
  return (
    <button {...button} type={type} aria-disabled={busy}>
      {busy && <span className="spinner" aria-hidden="true" />}
      {busy ? busyText : children}
    </button>
  );
}
