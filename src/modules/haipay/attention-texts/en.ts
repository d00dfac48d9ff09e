import type { AttentionReason } from "../ledger/attentions";

/** What a merchant reads about one reason, in plain words. */
export interface AttentionText {
  title: string;
  /** What happened, and what it means for the money. */
  what_happened: string;
  /** Step by step. */
  what_to_do: readonly string[];
}

/** All texts of one language. */
export interface AttentionLanguage {
  /** The step that is left out if the money can be paid back without the buyer's bank account. */
  askForBankAccount: string;
  reasons: Record<AttentionReason, AttentionText>;
}

const askForBankAccount =
  "Ask the shopper for a bank account: money from a store's till or a bank transfer cannot go back the way it came.";
const payBack = "Pay the money back outside HaiPay, which has no refund for these methods.";
const recordRefund = "Record the refund here with sum, date and reference.";
const resolve = "Resolve this with a note of what you did.";
const giveBack = [askForBankAccount, payBack, recordRefund, resolve];

export const english: AttentionLanguage = {
  askForBankAccount,
  reasons: {
    orphaned: {
      title: "Payment without an order",
      what_happened:
        "The shopper paid by a slip or a page that a newer choice had replaced, and what the purchase costs now is " +
        "another sum, or the cart is gone. The money is at HaiPay. Medusa has captured nothing for it.",
      what_to_do: [
        'If an order is named here and the shopper wants it, press "Use for order": the money is captured for it, and you are notified of the difference.',
        "If there is no order, ask the shopper whether they still want the goods. They can then order them again and pay the new order.",
        "Never make a second order beside one that stands.",
        "Otherwise give the money back.",
        ...giveBack,
      ],
    },
    late: {
      title: "Money for a cancelled order",
      what_happened:
        "The shopper paid after the order or its payment had been cancelled. The money is at HaiPay. Medusa has " +
        "captured nothing for it, and the stock may be sold.",
      what_to_do: [
        "Do not ship the cancelled order.",
        "If you can still deliver and the shopper agrees, they can order again and pay the new order.",
        "Give this money back in any case.",
        ...giveBack,
      ],
    },
    partial: {
      title: "Underpaid",
      what_happened:
        "The shopper paid less than the order costs. What came is at HaiPay and nothing is captured. When the rest " +
        "arrives, the payment is captured and this closes by itself.",
      what_to_do: [
        "Do not ship.",
        "Tell the shopper what is missing; they can pay it into the same account until the deadline. Extend the deadline if they need time.",
        "If they do not want to pay the rest, cancel the order and give back what came.",
        ...giveBack,
      ],
    },
    over: {
      title: "Overpaid",
      what_happened:
        "The shopper paid more than was asked for, or paid twice into the same account. The sum of the order is " +
        "captured; the surplus is at HaiPay and belongs to the shopper.",
      what_to_do: ["Ship as usual once the order is paid.", "Give the surplus back.", ...giveBack],
    },
    mismatch: {
      title: "What was paid does not fit",
      what_happened:
        "Order, currency, sum or status in HaiPay's signed answer differ from what was charged, or the cart or the " +
        "order costs another sum now than was paid. Until this is clear nothing is captured and nothing must be " +
        "shipped; a payment that was captured before stays so.",
      what_to_do: [
        "Compare the sums and currencies here.",
        'When an order costs another sum than was paid and the shopper wants it, press "Use for order": you are notified of the difference. When there is only a cart, give the money back.',
        "When HaiPay's answer is what differs, compare the order in HaiPay's console.",
        "Do not ship an order that is not paid.",
        "If the console is right and this was a passing trouble, ask HaiPay again.",
        "If it stays so, write to HaiPay's support with the order number and both sums.",
        resolve,
      ],
    },
    completion_failed: {
      title: "Paid, but the order could not be placed",
      what_happened:
        "The shopper paid, and the cart could not become an order, for example because it went out of stock or a " +
        "product was deleted. The money is at HaiPay and nothing is captured. It is tried again by itself until it works.",
      what_to_do: [
        "Read the reason here. When stock is missing, restock: the order is then placed and captured by itself, and this closes.",
        "If it can never be delivered, give the money back.",
        askForBankAccount,
        payBack,
        recordRefund,
        "Resolve this with a note. From then on the order is not tried any more: you have taken over.",
      ],
    },
    being_booked: {
      title: "Money has arrived and is not booked yet",
      what_happened:
        "HaiPay has the shopper's money, and Medusa could not be brought to book it for some minutes: it fails or does not " +
        "answer. The money is safe, it is tried again all the time, and this closes as soon as it is booked.",
      what_to_do: [
        "Read the last error here, and look at Medusa, its database and Redis.",
        "Do not ship before the order is paid, and do not ask the shopper to pay again.",
        "If it can never be booked, pay the money back outside HaiPay and record the refund here.",
        "Resolve this with a note only if you take over: it is not tried any more from then on.",
      ],
    },
    duplicate: {
      title: "Paid twice",
      what_happened:
        "Two payments were made for the same purchase. One is captured and the order is paid; the other sum is at " +
        "HaiPay and belongs to the shopper.",
      what_to_do: ["Ship as usual.", "Give the second sum back.", ...giveBack],
    },
    refund_due: {
      title: "A refund is due",
      what_happened:
        "The order was cancelled after its payment had been captured. The money is still yours, and the shopper is " +
        "waiting for it.",
      what_to_do: ["Do not ship.", ...giveBack],
    },
    total_changed: {
      title: "The order's total changed while it was being paid",
      what_happened:
        "The order costs another sum than was paid for it: it was edited while its slip was open, or somebody used " +
        "other money for it. What came is captured; the difference is still to be settled, and the order does not " +
        "count as paid until then.",
      what_to_do: [
        "Open the order and see what is due.",
        "If the shopper owes more, send them a payment link from the order.",
        "If they paid too much, give the difference back and record the refund here.",
        askForBankAccount,
        resolve,
      ],
    },
    unknown_order: {
      title: "HaiPay tells of an order that this shop does not know",
      what_happened:
        "A genuine notification names an order number that is not in this shop's books: another shop may use the " +
        "same HaiPay account, or the database was restored from a backup. Medusa has captured nothing for it.",
      what_to_do: [
        "Look the order number up in HaiPay's console.",
        "If another system uses the same appId, give each its own notification address.",
        "If the order is this shop's, find the shopper in the console, and deliver or give the money back.",
        resolve,
      ],
    },
    not_cancelled: {
      title: "The deadline passed, and the order was not cancelled",
      what_happened:
        "Nobody paid in time. The order still stands and holds its stock, because it is not certain that cancelling " +
        "is right: money may be under way, another payment was made, something was shipped, or Medusa refused.",
      what_to_do: [
        "Read the reason here.",
        "Ask HaiPay now. If money came meanwhile, everything follows by itself.",
        "If the shopper still wants to pay, extend the deadline.",
        "If not, cancel the order by hand, which frees its stock.",
        resolve,
      ],
    },
    not_askable: {
      title: "HaiPay cannot be asked about this payment",
      what_happened:
        "Money may come, or may have come, for this payment, and nobody can ask: its account is not configured any " +
        "more, its keys cannot be read, or HaiPay has given no answer that proves anything for a day. It is asked " +
        "again by itself, and this closes as soon as an answer comes.",
      what_to_do: [
        "Read here which account it is, since when, and why.",
        "When the account is gone or its keys cannot be read, enter the account again under Settings, or set the earlier HAIPAY_SETTINGS_KEY as HAIPAY_SETTINGS_PREVIOUS_KEY.",
        "When HaiPay refuses or cannot be reached, test the connection under Settings; the outgoing address of your server must be allowed at HaiPay.",
        "Look the order number up in HaiPay's console: if it is paid there, the shopper waits for the goods.",
        resolve,
      ],
    },
    environment_off: {
      title: "Payments are off on a server",
      what_happened:
        "The shop has chosen an environment of HaiPay that is not in force on one of its servers: HaiPay's address in " +
        "it is missing there, or the server does not name it. No other environment takes its place, so shoppers whose " +
        "requests reach that server cannot pay by these methods. Nothing was charged.",
      what_to_do: [
        "Set the variable that is named here on every server of the shop, spelt exactly so, and start them again.",
        "If another environment is wanted, choose it in the settings.",
        "This closes by itself a few minutes after the last such server has gone.",
      ],
    },
    account_unusable: {
      title: "Payments cannot be taken at present",
      what_happened:
        "HaiPay's calls for this account, or for this method, failed several times in a row. Its methods are off for " +
        "shoppers, who are told to choose another one. Nothing was charged.",
      what_to_do: [
        "Read here what went wrong, and put it right: in the settings if it is a key or an appId, with HaiPay's support if it is a product or the allow-list of addresses.",
        'Press "Test connection" in the settings.',
        "HaiPay is asked again every few minutes. As soon as it answers, the methods come back and this closes by itself.",
      ],
    },
    configuration_moved: {
      title: "HaiPay has changed what the account offers",
      what_happened:
        "HaiPay was asked today what this account offers, and something is not what it was: a method is gone or new, or a " +
        "limit has moved. Nothing was changed in the shop, so shoppers may choose what HaiPay then refuses.",
      what_to_do: [
        'Open the settings, press "Import from HaiPay" under the methods, and take over what is right.',
        "If it is not what you agreed with HaiPay, ask its support.",
        resolve,
      ],
    },
    half_made: {
      title: "An order was left half made",
      what_happened:
        "The server stopped in the middle of placing this order. Something is missing that Medusa needs: the link to " +
        "its payment or its cart, the reserved stock, or the announcement that other systems wait for.",
      what_to_do: [
        "Read here what is missing.",
        "Check the order's items, stock and payment before you ship.",
        "If other systems (mail, warehouse) never heard of the order, tell them by hand.",
        "If the order cannot be saved, cancel it, and give back what was paid.",
        ...giveBack,
      ],
    },
  },
};
