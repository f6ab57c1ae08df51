export { CHECK_CODE_LENGTH, composeCheckReference, type CheckReference } from "./check-reference.ts"
export {
  composeCollectionDocuments,
  type CollectionDocumentContext,
  type CollectionOnPaper,
} from "./collection-documents.ts"
export { composeDocument, composeDocuments } from "./compose-document.ts"
export { demandsOn, type Demand } from "./demands.ts"
export type { DocumentContext } from "./draft.ts"
export { formatDocument } from "./format-document.ts"
export {
  bearsNumber,
  documentKinds,
  isWorkList,
  type CaseDocument,
  type Circumstance,
  type DocumentBlock,
  type DocumentKind,
  type LegalDocument,
  type LegalElement,
  type SealPlace,
} from "./legal-document.ts"
export { elementNames, missingElements, type MissingElement } from "./missing-elements.ts"
export { parseWording } from "./parse-wording.ts"
export { licensing as licensingClause } from "./clauses.ts"
export {
  documentPage,
  type QrModules,
  renderDocumentArticle,
  renderDocumentHtml,
  type RenderOptions,
} from "./render-document.ts"
export { standardTexts, type DocumentTexts, type DocumentWording, type KindTexts } from "./standard-texts.ts"
