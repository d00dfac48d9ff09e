import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import type { Payment } from "../../contract/store-api";
import { createHaiPayClient } from "../core/client";
import { paymentTokenOf } from "../core/payment-address";
import { HaiPayStatus } from "./client";
import { BACKEND } from "./backend";

export const metadata = {
  title: "お支払い状況 / Payment",
  robots: { index: false },
  referrer: "no-referrer" as const,
};

export interface PaymentPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * The page to which wallets and links in mails lead (`/payment?payment_token=…`), for the App Router. The server reads the
 * payment without proof of the buyer; the browser then proves that it is the buyer's own.
 */
export default async function PaymentPage({ searchParams }: PaymentPageProps): Promise<ReactElement> {
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const paymentToken = paymentTokenOf(new URLSearchParams(given));
  if (paymentToken === "") notFound();
  return (
    <div className="haipay-page">
      <HaiPayStatus paymentToken={paymentToken} initial={await readPayment(paymentToken)} />
    </div>
  );
}

async function readPayment(paymentToken: string): Promise<Payment | undefined> {
  try {
    const payment = await createHaiPayClient({ ...BACKEND, timeoutMs: 3_000 }).getPayment(paymentToken);
    // Do not say "not recognised" before the browser has been asked.
    return { ...payment, recognised: true };
  } catch {
    return undefined;
  }
}
