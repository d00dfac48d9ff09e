/** Named filters above the list of payments. */
export const views = {
  name: "Views",
  all: "All",
  attention: "Needs attention",
  expiring: "Expiring within 24 hours",
  uncaptured: "Received, not captured",
  save: "Save view",
  saveTitle: "Save this view",
  saveDescription:
    "Keeps the filters and the sorting under a name, for you alone. A period such as “this week” moves on with the calendar; a search is not kept, because it may name a shopper.",
  saveSubmit: "Save",
  saved: "Saved.",
  replaces: "You have a view of this name. It is replaced.",
  nameField: "Name",
  nameHint: "For example: Unpaid konbini this week",
  more: "View “{{name}}”: rename or delete",
  rename: "Rename",
  renameTitle: "Rename the view",
  renameDescription: "Its filters stay as they are.",
  delete: "Delete",
  deleteTitle: "Delete the view “{{name}}”?",
  deleteDescription: "Only the view is deleted, no payment.",
};

/** Days that move on with the calendar. */
export const periods = {
  any: "Any time",
  today: "Today",
  yesterday: "Yesterday",
  this_week: "This week",
  last_7_days: "Last 7 days",
  this_month: "This month",
  last_month: "Last month",
  days: "From … to …",
  between: "{{from}} – {{to}}",
};

/** Acts on several payments of the list. */
export const chosen = {
  all: "Choose all payments of this page",
  one: "Choose payment {{what}}",
  count_one: "{{count}} chosen",
  count_other: "{{count}} chosen",
  clear: "Choose none",
  extend: "Extend deadlines",
  remind: "Remind",
  waiting: "Waiting for its turn",
  extendTitle: "Extend several deadlines",
  extendDescription:
    "Gives the chosen shoppers more time to pay. Where a slip ends before, a new one is issued. Each result is shown beside its payment.",
  extendSubmit_one: "Extend {{count}} deadline",
  extendSubmit_other: "Extend {{count}} deadlines",
  extended: "Extended.",
  longerAlready: "Its deadline is as late or later already: nothing was changed.",
  until: "Until {{time}} so far",
  remindTitle: "Remind several shoppers",
  remindDescription:
    "Sends each chosen shopper a mail about what is still to be paid. HaiPay is asked first, so that nobody is reminded of what they have just paid, and nobody is reminded twice within a day. Each result is shown beside its payment.",
  remindSubmit_one: "Remind {{count}} shopper",
  remindSubmit_other: "Remind {{count}} shoppers",
  reminded: "Reminded.",
  noDeadline: "Enter a new deadline.",
};
