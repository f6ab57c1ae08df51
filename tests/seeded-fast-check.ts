// Stands for fast-check in the tests (see vitest.config.ts): the same library, with one seed for the run.
import * as fc from "./node_modules/fast-check/lib/fast-check.js"

const seed = process.env["PROPERTY_SEED"]
if (seed !== undefined) {
  if (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32)
    throw new TypeError("PROPERTY_SEED must be a whole number below 2^32; leave it out to draw anew.")
  // The same values in each time zone would try less.
  const zone = [...(process.env["TZ"] ?? "")].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: (Number(seed) ^ zone) | 0 })
}

export * from "./node_modules/fast-check/lib/fast-check.js"
