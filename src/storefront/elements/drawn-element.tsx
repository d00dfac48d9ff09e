import type { ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { HaiPayProvider, textsUnderWay } from "../components/context";
import { Skeleton } from "../components/waiting";
import type { HaiPayClient } from "../core/client";
import { loadedTexts, withOwn, type Texts } from "../core/texts";
import { languageOf } from "../../platform/language";
import { ElementClient, followConnection, textsOfPage } from "./connection";
import type { HaiPayEvents } from "./events";
import { followLanguage, languageAround } from "./page-language";

/** On a server there is nothing to extend, and nothing is ever made of it. */
const Base = (typeof HTMLElement === "undefined" ? class {} : HTMLElement) as typeof HTMLElement;

const PATIENCE_MS = 3_000;

/**
 * An element that draws a part of the kit into itself. It has no shadow root: the kit's style sheet and the page's own reach it,
 * as do print styles and what fills in forms. Each attribute is a property as well, in camel case; an empty one
 * counts as absent, as frameworks write it.
 */
export abstract class DrawnElement extends Base {
  declare backendUrl: string | null | undefined;
  declare publishableKey: string | null | undefined;

  private root: Root | undefined;
  private stops: (() => void)[] = [];
  private given: HaiPayClient | undefined;
  private readonly asked = new ElementClient(({ code, message, status }) =>
    this.tell("haipay-error", { code, message, status }),
  );

  /** A client of your own, instead of the attributes and of `connectHaiPay`. */
  get client(): HaiPayClient | undefined {
    return this.given;
  }
  set client(client: HaiPayClient | null | undefined) {
    this.given = client ?? undefined;
    this.drawAgain();
  }

  /** What is drawn now, as an element of React's, which the declarations do not name; null draws nothing. */
  protected abstract draw(): unknown;

  /** Whether it asks the shop by itself. */
  protected get needsClient(): boolean {
    return true;
  }

  /** What is followed while the element is on the page. @returns how to stop each */
  protected follow(draw: () => void): (() => void)[] {
    return [followConnection(draw), followLanguage(draw)];
  }

  connectedCallback(): void {
    takeEarlyProperties(this);
    this.stops = this.follow(() => this.drawAgain());
    const timer = setTimeout(() => this.warnUnconnected(), PATIENCE_MS);
    this.stops.push(() => clearTimeout(timer));
    this.drawAgain();
  }

  disconnectedCallback(): void {
    for (const stop of this.stops.splice(0)) stop();
    const { root } = this;
    // Who only moves the element puts it back at once.
    queueMicrotask(() => {
      if (this.isConnected || root !== this.root) return;
      root?.unmount();
      this.root = undefined;
    });
  }

  attributeChangedCallback(): void {
    this.drawAgain();
  }

  protected drawAgain(): void {
    if (!this.isConnected) return;
    const locale = languageAround(this);
    const client = this.ownClient(locale);
    const drawn = client || !this.needsClient ? (this.draw() as ReactElement | null) : null;
    if (!drawn && !this.root) return;
    const language = languageOf(locale);
    if (!loadedTexts(language)) {
      // What is drawn in another language stays until then: nothing is thrown away that was typed.
      void textsUnderWay(language).then(() => this.drawAgain());
      if (this.root) return;
      this.root = createRoot(this);
      return this.root.render(<Skeleton rows={4} />);
    }
    this.root ??= createRoot(this);
    this.root.render(
      <HaiPayProvider client={client} locale={locale} texts={textsOfPage()}>
        {drawn}
      </HaiPayProvider>,
    );
  }

  /** The words that are shown; undefined until they are there. */
  protected texts(): Texts | undefined {
    const kits = loadedTexts(languageOf(languageAround(this)));
    return kits && withOwn(kits, textsOfPage() ?? {});
  }

  private ownClient(locale: string | undefined): HaiPayClient | undefined {
    if (!this.needsClient) return undefined;
    const key = this.getAttribute("publishable-key") || undefined;
    const own = {
      client: this.given,
      backendUrl: this.getAttribute("backend-url") ?? undefined,
      publishableKey: key,
    };
    return this.asked.take(own, locale);
  }

  private warnUnconnected(): void {
    if (!this.needsClient || this.ownClient(languageAround(this))) return;
    console.error(
      `<${this.localName}> knows no shop: give it backend-url and publishable-key, or call connectHaiPay({ baseUrl, publishableKey }).`,
    );
  }

  /** @returns whether nobody has prevented what follows */
  protected tell<Name extends keyof HaiPayEvents>(name: Name, detail: HaiPayEvents[Name]): boolean {
    return this.dispatchEvent(
      new CustomEvent(name, { bubbles: true, composed: true, cancelable: true, detail }),
    );
  }
}

/** Each attribute as a property, in camel case. */
export function reflect(element: typeof DrawnElement, attributes: readonly string[]): void {
  for (const attribute of attributes) {
    Object.defineProperty(element.prototype, propertyOf(attribute), {
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return this.getAttribute(attribute) || undefined;
      },
      set(this: Element, value: string | null | undefined) {
        if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

function propertyOf(attribute: string): string {
  return attribute.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Properties that were set before the element was defined hide its own. */
function takeEarlyProperties(element: HTMLElement): void {
  const early = element as unknown as Record<string, unknown>;
  for (const name of Object.keys(early)) {
    if (!(name in Object.getPrototypeOf(element))) continue;
    const value = early[name];
    delete early[name];
    early[name] = value;
  }
}

/** Of every element. */
export const CONNECTION_ATTRIBUTES = ["backend-url", "publishable-key", "lang"] as const;
