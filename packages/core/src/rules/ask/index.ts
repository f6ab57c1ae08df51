export { type OpenFact, planQuestions, type Question, type QuestionPlan } from "./plan-questions.ts"
export { type AskingTerms, type Belief, type Effort, type QuestionSource, USUAL_EFFORT } from "./source.ts"
export type { Unanswerable } from "./unanswerable.ts"
