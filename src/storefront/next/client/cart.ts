import type { GivenSession } from "../../core/client";

/** What of Medusa's cart is looked at. */
export interface CartToPay {
  id: string;
  email?: string | null;
  shipping_address?: { phone?: string | null } | null;
  payment_collection?: { payment_sessions?: readonly GivenSession[] | null } | null;
}
