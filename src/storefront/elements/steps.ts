import type { PaymentStep } from "../components/payment-step";

/** What a `<haipay-pay-button>` needs of the `<haipay-methods>` that it pays by. */
export interface Paying extends Element {
  readonly step: PaymentStep | undefined;
  /** Goes where a placed order is shown, if the methods know where. */
  goOn: (placed: { paymentToken: string }) => void;
}

const onPage = new Set<Paying>();
const followers = new Set<() => void>();

/** The methods are on the page. @returns what to do when they no longer are */
export function join(methods: Paying): () => void {
  onPage.add(methods);
  announce();
  return () => {
    onPage.delete(methods);
    announce();
  };
}

/** Something was chosen or typed, methods came or went. */
export function announce(): void {
  for (const follower of followers) follower();
}

/** @returns how to stop */
export function followSteps(draw: () => void): () => void {
  followers.add(draw);
  return () => void followers.delete(draw);
}

/** The methods with an id, or without one the first that came onto the page. */
export function findMethods(id: string | undefined): Paying | undefined {
  return [...onPage].find((methods) => id === undefined || methods.id === id);
}
