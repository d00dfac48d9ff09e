/** The way to the first payment, on the payments page. */
export const setUp = {
  heading: "Take your first payment",
  intro: "Five steps, each done right here. Ticks come from what the server knows.",
  progress: "{{done}} of {{all}} done",
  done: "Done",
  finished: "The first payment has come: everything works.",
  finishedNext:
    "A test payment is an order like any other: cancel it and pay it back when you like. All of this can be changed in the",
  settings: "settings",
  steps: {
    keys: "Environment and key pair",
    console: "HaiPay's console",
    addresses: "Addresses",
    methods: "Methods in each region",
    test: "Test payment",
  },
  keys: {
    choose: "Choose where payments are made.",
    why: "HaiPay knows your shop by a key pair. It is made on the server, and its private half never leaves it.",
    made: "The key pair is made.",
    there: "The key pair is there.",
  },
  console: {
    into: "Paste these into HaiPay's console, for the currency you sell in",
    from: "Copy these from HaiPay's console",
    notifications: "HaiPay tells the shop here that money has come.",
    outgoing: "HaiPay answers allowed addresses only: have its support open this one.",
    outgoingUnknown:
      "HaiPay answers allowed addresses only. Ask your hosting provider for this server's outgoing address, and have HaiPay's support open it.",
    saveAndTest: "Save and test",
    accepted: "HaiPay accepts these credentials.",
  },
  addresses: { use: "Use these addresses" },
  methods: {
    intro: "Shoppers see a method where its region offers it. Offer all at once, or tick them one by one.",
    offerAll: "Offer all in {{region}}",
    noRegion: "The shop has no region in {{currency}} yet.",
    makeRegion: "Make a region",
  },
  test: {
    before: "Finish the steps above first.",
    play: "Pay the smallest amount yourself, as a shopper would. In this environment no money moves.",
    real: "Pay the smallest amount yourself, as a shopper would. This is real money; you can pay it back afterwards.",
    name: "Your name",
    phone: "Your phone number",
    phoneHint: "A number in Japan, such as 090-1234-5678.",
    make: "Make the test payment",
    made: "The test payment is made.",
    waiting: "Now pay {{sum}} on HaiPay's page. This list ends by itself when the money has come.",
    open: "Open HaiPay's page",
    again: "Choose another method",
  },
};
