import { answerAttention, type AttentionAnswer } from "../../answer-attention";
import { answering } from "../../answering";

/** One thing that needs, or needed, a person. */
export const GET = answering<AttentionAnswer>(answerAttention);
