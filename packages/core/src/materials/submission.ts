/** What was handed in, as it lies on the counter or in the system. */
import type { Sealable } from "../events/index.ts"
import type { Text } from "../reasons/index.ts"
import type { CopyKind, Medium } from "./requirement.ts"

/** A stored file of a material: its bytes are sealed before they are stored, its name may name a person. */
export interface FileReference {
  /** `sha256:` and 64 hex digits, of the stored, sealed bytes. */
  readonly hash: string
  readonly size: number
  readonly mediaType: string
  readonly name: Sealable<string>
  /** The wrapped key that opens the bytes; opaque, and useless without the subject's key. */
  readonly key?: string
}

export interface SubmittedMaterial {
  /** The requirement it is meant for. */
  readonly requirement: string
  readonly copyKind: CopyKind
  readonly medium: Medium
  readonly number: number
  readonly sealed: boolean
  /** A receipt that the document was applied for, in place of the document. */
  readonly receiptInLieu?: boolean
  readonly file?: FileReference
  /** What the examining officer found wrong with its content; absent when nothing. */
  readonly defect?: Sealable<Text>
}
