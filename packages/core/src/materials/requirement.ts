/**
 * A material requirement (申请材料): a document an item may ask for, said so that nobody comes twice.
 * 行政许可法 art. 30–31; 浙江省保障“最多跑一次”改革规定 art. 4, 7, 11.
 */
import type { Citation, Text } from "../reasons/index.ts"
import type { Condition } from "../rules/index.ts"

/** Key: review cannot run without it. Secondary: needed, may be owed where `deferrable` says so. Optional: never owed. */
export type Necessity = "key" | "secondary" | "optional"

/** In which way a material may be wanting at tolerant intake. Absence is never deferrable for a key material. */
export type Deferral = "absence" | "copy-for-original" | "missing-seal" | "receipt-in-lieu"

export type CopyKind = "original" | "copy"
export type Medium = "paper" | "electronic"

/** One way in which the material is accepted. */
export interface Alternative {
  readonly copyKind: CopyKind
  readonly medium: Medium
  /** How many; 1 where it does not matter. */
  readonly number: number
  /** Whether it must bear a seal (signature and seal on paper, e-seal on a file). */
  readonly sealed?: boolean
}

/** Who brings it. Everything but `applicant` is the authority's to obtain and is never asked of anyone. */
export type ObtainedBy = "applicant" | "agency-verified" | "shared" | "e-licence"

/** 材料类型 of one axis: a certificate or proof, a form to fill in, or another document. */
export type DocumentClass = "certificate" | "form" | "other"

export interface MaterialRequirement {
  readonly id: string
  readonly name: Text
  readonly necessity: Necessity
  readonly deferrable: readonly Deferral[]
  /** At least one; the applicant chooses. */
  readonly accepts: readonly Alternative[]
  /** The kind of document, by the id under which other items ask for or issue the same. */
  readonly document?: string
  readonly documentClass?: DocumentClass
  readonly issuedBy?: Text
  readonly obtainedBy: ObtainedBy
  /** For what the authority obtains: the registry and the record to look up. */
  readonly lookUp?: { readonly registry: string; readonly record: string }
  /** The facts it proves. */
  readonly evidences: readonly string[]
  /** When it is needed; always, where absent. */
  readonly when?: Condition
  readonly basis?: Citation
  readonly remark?: Text
  /** 受理标准: by what the clerk tells that it is in order. */
  readonly standard?: Text
}
