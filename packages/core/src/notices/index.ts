export { composeGuide, type GuideOptions } from "./compose-guide.ts"
export type { Guide, GuideBlock, GuideSection } from "./guide.ts"
export { composeDateZh } from "./date-text.ts"
export {
  composeDocument,
  formatDocument,
  type DocumentContext,
  type LegalDocument,
} from "./legal-document.ts"
