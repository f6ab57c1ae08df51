import type { Reporter, SerializedError, TestModule } from "vitest/node"

/** Tests that may be skipped, by full name, each with its reason. */
const ALLOWED_SKIPS: Readonly<Record<string, string>> = {}

/**
 * Prints the closing line that callers read: `N passed, N failed`. A file that does not load, an
 * unhandled error, a skip without a listed reason, a test that did not end and a run without any test
 * count as failed. A skip with a listed reason counts as neither.
 */
export default class ClosingLine implements Reporter {
  private readonly allowedSkips: Readonly<Record<string, string>>

  constructor(options: { readonly allowedSkips?: Readonly<Record<string, string>> } = {}) {
    this.allowedSkips = options.allowedSkips ?? ALLOWED_SKIPS
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    let passed = 0
    let failed = unhandledErrors.length
    let skipped = 0
    for (const module of modules) {
      failed += module.errors().length
      for (const suite of module.children.allSuites()) failed += suite.errors().length
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === "passed") passed += 1
        else if (state === "skipped" && Object.hasOwn(this.allowedSkips, test.fullName)) skipped += 1
        else failed += 1
      }
    }
    if (passed + failed + skipped === 0) failed = 1
    // After the other reporters have written theirs.
    process.on("exit", () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`))
    if (failed > 0) process.exitCode = 1
  }
}
