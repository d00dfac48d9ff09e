import file from "./signature-vectors.json";

export type Party = "merchant" | "platform";

export interface SignatureCase {
  name: string;
  signedBy: Party;
  merchantSecretKey: string;
  json: string;
  stringToSign: string;
  sign: string;
}

export const keyTexts = { merchant: file.merchant, platform: file.platform };

export const signatureCases: SignatureCase[] = file.cases.map((row) => ({
  ...row,
  signedBy: row.signedBy === "merchant" ? "merchant" : "platform",
}));
