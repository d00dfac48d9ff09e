import { useEffect, useRef, type ReactNode } from "react";
import { useLanguage } from "../state/language";

interface PageProps {
  title: string;
  /** The title is only for screen readers and the tab. */
  quietTitle?: boolean;
  className?: string;
  children: ReactNode;
}

let isFirst = true;

/** One page: names the tab, and moves the focus to its title when the shopper comes from another page of the shop. */
export function Page({ title, quietTitle, className = "", children }: PageProps) {
  const { texts } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} | ${texts.shopName}`;
  }, [title, texts]);
  useEffect(() => {
    if (!isFirst) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    isFirst = false;
  }, []);
  return (
    <main id="content" className={className} tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1} className={quietTitle ? "for-readers" : undefined}>
        {title}
      </h1>
      {children}
    </main>
  );
}
