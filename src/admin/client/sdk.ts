import Medusa from "@medusajs/js-sdk";

// Medusa's bundler puts these in when the shop builds its dashboard.
declare const __BACKEND_URL__: string | undefined;
declare const __AUTH_TYPE__: "session" | "jwt" | undefined;
declare const __JWT_TOKEN_STORAGE_KEY__: string | undefined;

export const backendUrl = __BACKEND_URL__ ?? "/";
/** How the dashboard authenticates. */
export const authType = __AUTH_TYPE__ ?? "session";

/** Uses the dashboard's own login. */
export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: authType, jwtTokenStorageKey: __JWT_TOKEN_STORAGE_KEY__ },
});
