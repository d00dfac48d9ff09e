import { StepButton } from "../components/payment-step";
import { whyNotPlaced, type PayOutcome } from "../core/pay";
import { DrawnElement, reflect } from "./drawn-element";
import { findMethods, followSteps } from "./steps";

const OWN = ["for"] as const;

/**
 * `<haipay-pay-button>`: the last button, with the sum and the method, for the `<haipay-methods>` with the id in `for`, else for the first one
 * on the page. `disabled` keeps it from being clicked, for example until the terms are agreed to.
 */
export class HaiPayPayButtonElement extends DrawnElement {
  static readonly observedAttributes: readonly string[] = [...OWN, "disabled", "lang"];

  declare for: string | null | undefined;

  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(disabled: boolean) {
    this.toggleAttribute("disabled", disabled);
  }

  protected override get needsClient(): boolean {
    return false;
  }

  protected override follow(draw: () => void): (() => void)[] {
    return [...super.follow(draw), followSteps(draw)];
  }

  protected draw(): unknown {
    const methods = findMethods(this.getAttribute("for") || undefined);
    const step = methods?.step;
    if (!methods || !step) return null;
    return (
      <StepButton
        step={step}
        disabled={this.disabled}
        redirect={(url, paymentToken) => {
          if (this.tell("haipay-redirect", { url, paymentToken })) window.location.assign(url);
        }}
        onPlaced={(placed) => {
          if (this.tell("haipay-placed", placed)) methods.goOn(placed);
        }}
        onSumChanged={(outcome) => this.tellNothing(outcome)}
      />
    );
  }

  private tellNothing(outcome: PayOutcome): void {
    const texts = this.texts();
    const message = texts && whyNotPlaced(outcome, texts);
    if (outcome.type !== "sum_changed" && outcome.type !== "choose_again") return;
    this.tell("haipay-error", { code: outcome.type, message: message ?? "", status: 200 });
  }
}

reflect(HaiPayPayButtonElement, OWN);
