import type { BuyerWords } from "./words";

export const EN: BuyerWords = {
  name: {
    missing: "Please fill in the name of the person who pays.",
    too_long: "The name is longer than 100 characters: please give a shorter one.",
    characters: "The name holds characters that cannot be printed: please type it again without them.",
  },
  phone: {
    missing: "Please fill in a mobile phone number: convenience stores ask for it.",
    too_long: "This is too long to be a phone number: please give 10 or 11 digits.",
    characters: "Please give the phone number in digits only, for example 090-1234-5678.",
    foreign:
      "This is a number outside Japan. The payment needs a Japanese phone number; it starts with 0 or +81.",
    no_zero: "A Japanese phone number starts with 0: please check the number.",
    length: "A Japanese phone number has 10 digits, a mobile number 11: please check the number.",
  },
  email: {
    missing: "Please fill in an e-mail address.",
    too_long: "The e-mail address is longer than 254 characters: please give another one.",
    form: "This is no e-mail address: please give one such as taro@example.jp.",
  },
};
