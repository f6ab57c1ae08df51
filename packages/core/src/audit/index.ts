export {
  type ChainedContent,
  type ChainHead,
  chainOf,
  type HashSuites,
  nextHead,
  START_OF_STREAM,
  UNCHAINED_HASH,
} from "./chain.ts"
export {
  type GrowingStretch,
  growStretch,
  hashMarks,
  hashRoot,
  leafOfEvent,
  markAt,
  markOf,
  type RootSigned,
  type RootSignedData,
  type RootStatement,
  ROOTS_STREAM,
  rootText,
  type SignedFeedRoot,
} from "./signed-root.ts"
export { type BrokenKind, type BrokenPlace, brokenPlace } from "./broken-place.ts"
export {
  type ArchivedEvent,
  type ArchivedProof,
  type ArchiveManifest,
  type ArchivePart,
  type ArchiveProblem,
  type ArchiveProblemCode,
  type ArchiveScope,
  manifestText,
  type SignedManifest,
} from "./archive.ts"
export {
  composeDossier,
  type Dossier,
  type DossierSource,
  type DossierTable,
  type PrintedDocument,
  SEALED,
} from "./dossier.ts"
export {
  inspectCase,
  type InspectedCase,
  type InspectionCriterion,
  type InspectionFinding,
} from "./inspect-case.ts"
export { composeInspection, type InspectionReport, renderInspectionHtml } from "./inspection-report.ts"
export { renderDossierHtml } from "./render-dossier.ts"
