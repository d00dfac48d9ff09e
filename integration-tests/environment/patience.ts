// Booting Medusa takes longer than the five seconds that Jest grants a hook.
jest.setTimeout(120_000);
