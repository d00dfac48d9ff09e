/** Tries an expectation again until it holds. @throws what it threw last, after `patienceMs` */
export async function eventually(expectation: () => Promise<void>, patienceMs = 5_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
