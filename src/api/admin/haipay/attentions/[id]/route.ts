import { answering } from "../../answering";
import { answerAttention, type AttentionAnswer } from "../../answers";

/** One thing that needs, or needed, a person. */
export const GET = answering<AttentionAnswer>(answerAttention);
