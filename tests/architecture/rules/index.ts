// All rules of the architecture, in the order in which they are reported.
import * as purity from "./core-purity.ts"
import * as cycles from "./cycles.ts"
import * as direction from "./direction.ts"
import * as manifests from "./manifests.ts"
import * as names from "./names.ts"
import * as facade from "./promise-facade.ts"
import * as texts from "./texts.ts"
import type { Rule } from "../rule.ts"

const isRule = (value: unknown): value is Rule =>
  typeof value === "object" && value !== null && "check" in value

/** Every rule that one of the modules exports: a rule written is a rule that runs. */
export const rules: readonly Rule[] = [purity, direction, cycles, manifests, names, texts, facade].flatMap(
  (module) => Object.values(module).filter(isRule),
)
