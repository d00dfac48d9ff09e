"use strict";

/**
 * Medusa's own utilities, loaded once for a whole run. Jest would load their hundreds of files anew for each mutant, which
 * takes most of its time.
 */
module.exports = globalThis.medusaUtils;
