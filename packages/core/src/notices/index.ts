export { composeGuide, type GuideOptions } from "./guide/compose-guide.ts"
export type { Guide, GuideBlock, GuideBrief, GuideSection } from "./guide/guide.ts"
export type { GuideOutlet } from "./guide/where-to-apply.ts"
export * from "./render/index.ts"
export { compareGuide } from "./compare/compare-guide.ts"
export type { GuideDrift } from "./compare/guide-drift.ts"
export type { VisibleLine, VisibleText } from "./compare/visible-text.ts"
export { diffEditions, type DiffOptions, type EditionChange } from "./editions/diff-editions.ts"
export {
  composeCollectionDocuments,
  type CollectionDocumentContext,
  type CollectionOnPaper,
} from "./collection-documents.ts"
export { composeDateZh } from "./date-text.ts"
export * from "./documents/index.ts"
