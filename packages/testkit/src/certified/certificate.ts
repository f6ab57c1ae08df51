/** What an adapter has shown, once every test of its contract has passed: as data, and as a text for people. */
import type { Text } from "@onevisit/core/reasons"
import type { Instant } from "@onevisit/core/time"

/** Holds nothing but what the run was: the same run gives the same certificate. */
export interface Certificate {
  /** The name that the adapter's author gave it. */
  readonly adapter: string
  readonly port: Text
  /** What keeps it, as the adapter says itself; absent for one that does not say. */
  readonly kind?: string
  /** The kit that tested it, with its version. */
  readonly kit: string
  /** As the host said; the kit has no clock. */
  readonly at?: Instant
  readonly groups: readonly { readonly group: Text; readonly passed: number }[]
  readonly capabilities: readonly {
    readonly name: string
    readonly label: Text
    /** The reason; absent for a capability that was given and tested. */
    readonly lacks?: string
  }[]
  /** The random stories that were compared with the model; the seed draws the same ones again. */
  readonly model?: { readonly stories: number; readonly seed: number }
}

/**
 * The certificate as plain text in aligned columns, Chinese first.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict"
 * import { formatCertificate } from "@onevisit/testkit"
 *
 * const written = formatCertificate({
 *   adapter: "my storage",
 *   port: { zh: "存储", en: "storage" },
 *   kit: "@onevisit/testkit 1.0.0",
 *   groups: [{ group: { zh: "版本", en: "versions" }, passed: 5 }],
 *   capabilities: [{ name: "reopen", label: { zh: "重新打开", en: "opened again" }, lacks: "keeps nothing" }],
 * })
 * assert.match(written, /不具备 lacking: keeps nothing/)
 * ```
 */
export function formatCertificate(certificate: Certificate): string {
  const { adapter, at, capabilities, groups, kind, kit, model, port } = certificate
  const facts: readonly (readonly string[])[] = [
    ["适配器", "adapter", adapter],
    ["端口", "port", `${port.zh} ${port.en}`],
    ...(kind === undefined ? [] : [["种类", "kind", kind]]),
    ["测试包", "kit", kit],
    ...(at === undefined ? [] : [["时间", "at", at]]),
    ...(model === undefined
      ? []
      : [["模型", "model", `${model.stories} 个故事 stories, 种子 seed ${model.seed}`]]),
  ]
  const passed = groups.reduce((sum, group) => sum + group.passed, 0)
  const counts = [
    ...groups.map((one) => [one.group.zh, one.group.en, String(one.passed)]),
    ["合计", "total", String(passed)],
  ]
  const abilities = capabilities.map(({ label, lacks, name }) => [
    label.zh,
    name,
    lacks === undefined ? "具备 given" : `不具备 lacking: ${lacks}`,
  ])
  return [
    "合格证 Certificate",
    ...aligned(facts),
    "",
    "通过的测试 Tests passed",
    ...aligned(counts),
    "",
    "能力 Capabilities",
    ...aligned(abilities),
  ].join("\n")
}

/** Every column but the last is filled up to its widest. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? ""))))
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === row.length - 1 ? cell : cell + " ".repeat((widths[at] ?? 0) - widthOf(cell)),
      )
      .join("  ")
      .replace(/^/, "  "),
  )
}

/** In columns of a terminal, where Chinese signs take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, sign) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(sign) ? 2 : 1),
    0,
  )
}
