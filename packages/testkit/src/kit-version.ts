import { createRequire } from "node:module"

/** The name and version of the kit, as its manifest has them, which stands beside this folder and beside what is built of it. */
export function kitVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)("../package.json")
  const { name, version } = manifest as { readonly name: string; readonly version: string }
  return `${name} ${version}`
}
