export { defineEvent } from "./define-event.ts"
export { parseInput, parseInputOrThrow } from "./parse-input.ts"
