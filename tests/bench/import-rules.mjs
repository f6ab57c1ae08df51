// Times the import of the rules in this process, once it is up; prints milliseconds.
const began = performance.now()
const { decide } = await import("@onevisit/core/rules")
const took = performance.now() - began
const from = import.meta.resolve("@onevisit/core/rules")
if (typeof decide !== "function" || !from.endsWith("/dist/rules/index.js"))
  throw new Error(`This is not the entry as it is published: ${from}`)
console.log(took)
