/** What keeps a document in the house: it bears no seal. */
import { type Refusal, text } from "../reasons/index.ts"

export interface NotSealed extends Refusal<"NotSealed"> {
  /** The documents, by their ids in the case. */
  readonly documents: readonly string[]
}

export const notSealed = (documents: readonly string[]): NotSealed => ({
  _tag: "NotSealed",
  documents,
  message: text(
    `文书 ${documents.join("、")} 尚未加盖印章，不能送达；请先盖章并登记（record-seal），纸质文书同样登记。`,
    `Documents ${documents.join(", ")} bear no seal yet and cannot be served: seal them and record it (\`record-seal\`), on paper too.`,
  ),
})
