export { REFORM_CHANGES, type ReformChange, reformChangeOf, reformChangeTitles } from "./change-kind.ts"
export { explainWitness, type WitnessWords } from "./explain-witness.ts"
export { type EditionOutcomes, previewOutcomes, type PreviewOfOutcomes } from "./preview-outcomes.ts"
export {
  previewReform,
  type PreviewRun,
  type ReformInput,
  type ReformPreview,
  type ReformSide,
  type ReformWitness,
} from "./preview-reform.ts"
