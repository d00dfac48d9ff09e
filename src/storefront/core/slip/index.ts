/** A slip, written and drawn: loaded when there is something to pay, so that no other page carries it. */
export { drawStep } from "./pictures";
export { fileNameOf, writeSheet, type PayFact, type SlipSheet } from "./sheet";
