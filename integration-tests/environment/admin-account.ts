/** The administrator of every seeded shop. */
export const ADMIN = { email: "admin@example.com", password: "only-for-tests" };

/** Another one, whom only some tests have. */
export const ANOTHER_ADMIN = { email: "second@example.com", password: "only-for-tests" };
