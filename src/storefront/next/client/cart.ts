import type { GivenSession } from "../../core/client";

/** The fields of Medusa's cart that are used. */
export interface CartToPay {
  id: string;
  email?: string | null;
  shipping_address?: { phone?: string | null } | null;
  payment_collection?: { payment_sessions?: readonly GivenSession[] | null } | null;
}
