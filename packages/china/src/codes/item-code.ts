/**
 * Reads the codes of service items as they are found in lists, links and forms: tolerantly, so that whatever
 * can be read is read and nothing is lost, and strictly, so that every slip and defect is named. Which item a
 * code belongs to is for the directory to say; what a code of unknown form means, for the place that gave it.
 */
import { normaliseAscii } from "@onevisit/core/identity"
import type { ItemCodes } from "@onevisit/core/catalogue"
import type { Finding } from "@onevisit/core/reasons"
import * as found from "./item-code-findings.ts"
import type { ItemCodeForm, ItemCodePart } from "./item-code-forms.ts"
import { readParts } from "./item-code-parts.ts"
import { beginsAsAgency, splitItemCode } from "./item-code-split.ts"
import { tidyCode } from "./item-code-tidy.ts"

/** What was read of an item code. */
export interface ItemCodeReading {
  /** The text as it was given. */
  readonly raw: string
  /** The code in normal form; of an opaque local code the text without blanks and full width. */
  readonly value: string
  readonly form: ItemCodeForm
  /** The parts as far as they go; an opaque local code has none. */
  readonly parts: Readonly<Partial<Record<ItemCodePart, string>>>
  /** Everything mended, odd or wrong. Errors make the code unusable until somebody has looked. */
  readonly findings: readonly Finding[]
}

/**
 * Reads an item code tolerantly; never throws and never drops anything. The field of the item it stands in,
 * where that is known, decides what a cut-off code was, and a code of another form is named.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { readItemCode, sampleCreditCode } from "@onevisit/china"
 *
 * const agency = sampleCreditCode(1, { beginning: "11" })
 * const reading = readItemCode(`${agency}-4-99O117002011`, "implementing")
 * assert.equal(reading.value, `${agency}4990117002011`)
 * assert.equal(reading.parts.basic, "990117002011")
 * assert.deepEqual(
 *   reading.findings.map(({ code }) => code),
 *   ["code-separator", "code-sample-region", "code-letter-for-digit"],
 * )
 * ```
 */
export function readItemCode(raw: string, field?: keyof ItemCodes): ItemCodeReading {
  const tidied = tidyCode(raw)
  if (tidied.text === "") {
    return { raw, value: "", form: "local", parts: {}, findings: [...tidied.findings, found.empty] }
  }
  const code = normaliseAscii(tidied.text)
  const split = splitItemCode(code, field)
  const { form } = split
  if (form === "local") {
    return { raw, value: tidied.text, form, parts: {}, findings: [...tidied.findings, opaque(field)] }
  }
  const { findings, parts, value } = readParts(form, split, code)
  return {
    raw,
    value,
    form,
    parts,
    findings: [
      ...tidied.findings,
      ...(code === tidied.text ? [] : [found.smallLetters]),
      ...(field === undefined && form === "basic" && beginsAsAgency(value) ? [found.ambiguous] : []),
      ...(field === undefined || field === "local" || field === form ? [] : [found.unexpectedForm(field)]),
      ...findings,
    ],
  }
}

/** The strict view: everything that keeps a code from being right as it stands; none means it may be stored as given. */
export function itemCodeDefects(raw: string, field?: keyof ItemCodes): readonly Finding[] {
  return readItemCode(raw, field).findings.filter(({ severity }) => severity !== "note")
}

/** An opaque code is in its place among local codes and odd without a field. */
function opaque(field: keyof ItemCodes | undefined): Finding {
  if (field === undefined) return found.unknownForm
  return field === "local" ? { ...found.unknownForm, severity: "note" } : found.unexpectedForm(field)
}
