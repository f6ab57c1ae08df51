/** Writes items in the file form: reading what was written gives the same items. */
import type { ServiceItem } from "@onevisit/core/catalogue"
import { dump } from "js-yaml"

export type CatalogueFormat = "yaml" | "json"

/** Items as the text of one file, every field written out. Items must be plain data, as read. */
export function writeCatalogue(items: readonly ServiceItem[], format: CatalogueFormat): string {
  return format === "json" ? writeJson({ items }) : dump({ items }, { noRefs: true, lineWidth: 110 })
}

/** Escapes what JSON may hold raw and YAML, of which JSON is a part, may not. */
function writeJson(value: unknown): string {
  const escape = (raw: string) => `\\u${raw.charCodeAt(0).toString(16).padStart(4, "0")}`
  return `${JSON.stringify(value, null, 2).replaceAll(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, escape)}\n`
}
