export const mails = {
  heading: "E-mails to shoppers",
  intro: "This is how they look, with your shop's name and products.",
  none: {
    title: "Your shop sends no e-mails yet",
    text: "Medusa has no e-mail provider, so shoppers only see how to pay on the order page. Add a provider with the channel “email” to medusa-config; these e-mails are then sent by themselves.",
  },
  off: {
    title: "E-mails are switched off",
    text: "Shoppers get none of these e-mails. Switch them on above, unless your shop sends its own.",
  },
  which: "E-mail",
  language: "Language",
  kinds: {
    slip: "Payment instructions",
    reminder: "Reminder",
    paid: "Payment received",
    expired: "Deadline passed",
  },
  languages: { ja: "Japanese", en: "English" },
  subject: "Subject",
  frame: "E-mail as the shopper sees it",
  plain: "As plain text",
  sendToMe: "Send one to me",
  sent: "Sent to {{to}}",
  remind: {
    button: "Send a reminder",
    title: "Send the shopper a reminder?",
    description:
      "HaiPay is asked first whether the payment has arrived. If it has not, the shopper gets an e-mail with the amount, the deadline and how to pay.",
    submit: "Send",
    done: "The reminder is on its way.",
    refused: "No reminder was sent",
  },
};
