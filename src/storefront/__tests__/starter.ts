/**
 * What `medusajs/dtc-starter` and Next.js 15 have around the guide's files: the signatures, and of the files that the
 * guide changes the lines in question, as the starter has them. A change that does not fit them cannot be applied.
 */
export const STARTER: Record<string, string> = {
  "starter.d.ts": `
declare const process: { env: Record<string, string | undefined> };
declare module "*.css";
declare module "server-only";
declare module "@medusajs/icons" { export const CreditCard: () => import("react").JSX.Element; }
declare module "@headlessui/react" {
  export function RadioGroup(props: {
    value: string;
    onChange: (value: string) => void;
    children: import("react").ReactNode;
  }): import("react").JSX.Element;
}
declare module "next/headers" {
  export function cookies(): Promise<{ get(name: string): { name: string; value: string } | undefined }>;
}
declare module "next/navigation" {
  export function notFound(): never;
  export function useParams<Params = Record<string, string | string[]>>(): Params;
  export function usePathname(): string;
  export function useSearchParams(): URLSearchParams;
  export function useRouter(): {
    push(href: string, options?: { scroll?: boolean }): void;
    replace(href: string, options?: { scroll?: boolean }): void;
    refresh(): void;
  };
}
`,
  "lib/config.ts": `
import Medusa from "@medusajs/js-sdk"
export const sdk = new Medusa({ baseUrl: "http://localhost:9000" })
`,
  "lib/constants.tsx": `
import { CreditCard } from "@medusajs/icons"
import React from "react"

export const paymentInfoMap: Record<
  string,
  { title: string; icon: React.JSX.Element }
> = {
  pp_system_default: {
    title: "Manual Payment",
    icon: <CreditCard />,
  },
  // Add more payment providers here
}

export const isManual = (providerId?: string) => {
  return providerId?.startsWith("pp_system_default")
}
`,
  "lib/data/cart.ts": `
"use server"

import { sdk } from "@lib/config"
import { HttpTypes } from "@medusajs/types"

export async function retrieveCart(cartId?: string, fields?: string) {
  const id = cartId

  return await sdk.client
    .fetch<HttpTypes.StoreCartResponse>(\`/store/carts/\${id}\`, {
      method: "GET",
      query: {
        fields,
      },
      cache: "force-cache",
    })
    .then(({ cart }: { cart: HttpTypes.StoreCart }) => cart)
    .catch(() => null)
}

export async function initiatePaymentSession(
  cart: HttpTypes.StoreCart,
  data: HttpTypes.StoreInitializePaymentSession
) {
  return sdk.store.payment.initiatePaymentSession(cart, data, {})
}
`,
  "modules/common/components/divider/index.tsx": `
declare const Divider: (props: { className?: string }) => import("react").JSX.Element
export default Divider
`,
  "modules/checkout/components/error-message/index.tsx": `
declare const ErrorMessage: (props: { error?: string | null }) => import("react").JSX.Element
export default ErrorMessage
`,
  "modules/checkout/components/payment/index.tsx": `
"use client"
import { RadioGroup } from "@headlessui/react"
import { initiatePaymentSession } from "@lib/data/cart"
import Divider from "@modules/common/components/divider"
import { HttpTypes } from "@medusajs/types"
import { usePathname, useRouter, useSearchParams } from "next/navigation"
import { useState } from "react"

const Payment = ({
  cart,
  availablePaymentMethods,
}: {
  cart: HttpTypes.StoreCart
  availablePaymentMethods: { id: string }[]
}) => {
  const activeSession = cart.payment_collection?.payment_sessions?.find(
    (paymentSession) => paymentSession.status === "pending"
  )

  const [error, setError] = useState<string | null>(null)
  const [selectedPaymentMethod, setSelectedPaymentMethod] = useState(
    activeSession?.provider_id ?? ""
  )

  const searchParams = useSearchParams()
  const router = useRouter()
  const pathname = usePathname()

  const isOpen = searchParams.get("step") === "payment"

  const setPaymentMethod = async (method: string) => {
    setError(null)
    setSelectedPaymentMethod(method)
  }

  const handleSubmit = async () => {
    try {
      const checkActiveSession =
        activeSession?.provider_id === selectedPaymentMethod

      if (!checkActiveSession) {
        await initiatePaymentSession(cart, {
          provider_id: selectedPaymentMethod,
        })
      }
      return router.push(pathname + "?step=review", { scroll: false })
    } catch (err) {
      setError(err instanceof Error ? err.message : String(err))
    }
  }

  return (
            <>
              <RadioGroup
                value={selectedPaymentMethod}
                onChange={(value: string) => setPaymentMethod(value)}
              >
                {availablePaymentMethods.map((paymentMethod) => (
                  <div key={paymentMethod.id}>{error}</div>
                ))}
              </RadioGroup>
              <button onClick={handleSubmit} />
              <Divider className="mt-8" />
            </>
  )
}

export default Payment
`,
  "modules/checkout/components/payment-button/index.tsx": `
"use client"

import { isManual } from "@lib/constants"
import { HttpTypes } from "@medusajs/types"
import React from "react"
import ErrorMessage from "../error-message"

type PaymentButtonProps = {
  cart: HttpTypes.StoreCart
  "data-testid": string
}

const PaymentButton: React.FC<PaymentButtonProps> = ({ cart }) => {
  const notReady =
    !cart ||
    !cart.shipping_address ||
    !cart.billing_address ||
    !cart.email ||
    (cart.shipping_methods?.length ?? 0) < 1

  const paymentSession = cart.payment_collection?.payment_sessions?.[0]

  switch (true) {
    case isManual(paymentSession?.provider_id):
      return <ErrorMessage error={String(notReady)} />
    default:
      return <button disabled>Select a payment method</button>
  }
}

export default PaymentButton
`,
  "modules/order/components/order-details/index.tsx": `
import { HttpTypes } from "@medusajs/types"
import React from "react"

const OrderDetails = ({ order }: { order: HttpTypes.StoreOrder }) => {
  return (
    <div>
      <p>{order.email}</p>
    </div>
  )
}

export default OrderDetails
`,
};
