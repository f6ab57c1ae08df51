import type { Citation } from "./citation.ts"
import type { Text } from "./text.ts"

export type Severity = "error" | "warning" | "note"

/** Where in a value something stands: keys and indexes from the root, for example `["materials", 2, "name"]`. */
export type Path = readonly (string | number)[]

/** A gap or a warning: plain data, not a failure. */
export interface Finding {
  /** Stable, in kebab-case: what programs match on. */
  readonly code: string
  readonly path: Path
  readonly severity: Severity
  readonly message: Text
  readonly source?: Citation
}

/** A path as people read it: `materials[2].name`; the root is `(root)`. */
export function formatPath(path: Path): string {
  let out = ""
  for (const step of path) out += typeof step === "number" ? `[${step}]` : out === "" ? step : `.${step}`
  return out === "" ? "(root)" : out
}
