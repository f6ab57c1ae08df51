// Checks the rules of the architecture on the working tree and says where they are broken; exit 1 if any is.
import { findViolations, formatViolation } from "./rule.ts"
import { rules } from "./rules/index.ts"
import { readScan } from "./scan.ts"

const violations = findViolations(rules, readScan())
for (const violation of violations) console.error(formatViolation(violation))
if (violations.length > 0) console.error(`\n${violations.length} places break a rule.`)
process.exitCode = violations.length === 0 ? 0 : 1
