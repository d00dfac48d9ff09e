/** Orders that the fast platform knows without ever having been told of them: each one open, over ¥1700. */
export const OPEN_ORDER = { amount: "1700", writtenAmount: "1700.00" } as const;

/** The order id of the nth of them. */
export const openOrderId = (n: number): string => `bench${String(n).padStart(10, "0")}`;

/** The platform's number for an order id. */
export const orderNoOf = (orderId: string): string => `60${orderId.slice(-10)}`;
