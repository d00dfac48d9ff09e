/** What is used of Medusa's SDK (`@medusajs/js-sdk`). */
export interface MedusaSdk {
  client: { fetch: (input: string, init?: Record<string, unknown>) => Promise<unknown> };
}

/** Calls by Medusa's SDK, which knows the backend's address, the publishable key and who is logged in. */
export function fetchBy({ client }: MedusaSdk): typeof fetch {
  return async (input, init = {}) => {
    const headers = { ...(init.headers as Record<string, string>) };
    // The SDK's own.
    delete headers["x-publishable-api-key"];
    const body = typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    try {
      const answer = await client.fetch(input as string, {
        ...init,
        headers,
        ...(body !== undefined && { body }),
      });
      return new Response(JSON.stringify(answer), { status: 200 });
    } catch (error) {
      // It throws what the shop refuses; without a status no answer came.
      const { status, message } = error as { status?: number; message?: string };
      if (typeof status !== "number" || status < 200) throw error;
      return new Response(JSON.stringify({ message }), { status });
    }
  };
}
