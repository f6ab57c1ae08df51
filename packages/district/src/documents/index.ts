export {
  type CheckedDocument,
  documentsService,
  type DocumentsService,
  type PrintAnswer,
  type PrintCall,
  type Printing,
  type PrintRequest,
} from "./documents.ts"
export { DOCUMENT_VIEW, documentStream } from "./document-model.ts"
export type { DocumentErased, ElementsMissing, NotYourDocument } from "./document-model.ts"
export { documentSetting, type DocumentSetting, type DocumentsSettings } from "./document-setting.ts"
export { numberPrinted } from "./number-printed.ts"
export { UnknownDocument } from "./documents.errors.ts"
