/** The administrator of every seeded shop. */
export const ADMIN = { email: "admin@example.com", password: "only-for-tests" };
