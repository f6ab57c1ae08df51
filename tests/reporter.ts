import type { Reporter, SerializedError, TestModule } from "vitest/node"

/** Tests that may be skipped, by full name, each with its reason. */
const ALLOWED_SKIPS: ReadonlyMap<string, string> = new Map()

/**
 * Prints the closing line that callers read: `N passed, N failed`. A file that does not load, an
 * unhandled error and a skip without a listed reason count as failed.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    for (const module of modules) {
      failed += module.errors().length
      for (const suite of module.children.allSuites()) failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === "passed" || (state === "skipped" && ALLOWED_SKIPS.has(test.fullName))) passed += 1
        else failed += 1
      }
    }
    // After the other reporters have written theirs.
    process.on("exit", () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`))
    if (failed > 0) process.exitCode = 1
  }
}
