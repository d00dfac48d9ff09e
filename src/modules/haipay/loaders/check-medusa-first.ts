import { checkMedusa } from "./check-medusa";

// Medusa reads a module before it migrates anything, and runs loaders only afterwards. So the check comes with the import, and
// before that of anything that an older Medusa may lack.
checkMedusa();
