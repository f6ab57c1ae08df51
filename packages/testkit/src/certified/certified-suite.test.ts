import { text } from "@onevisit/core/reasons"
import { createRequire } from "node:module"
import { describe, expect, it } from "vitest"
import { collectTests, type CollectedTests } from "../collect-tests.ts"
import { memoryFiles } from "../simulated/index.ts"
import { filesContract, type FilesContract } from "../files/index.ts"
import { minute } from "../samples.ts"
import { type Certificate, CERTIFIED, certifiedSuite, formatCertificate } from "./index.ts"

const labels = {
  reopen: text("重新打开", "opened again"),
  beside: text("多程序共用", "used by several programs"),
}

interface Run {
  readonly tests: CollectedTests
  readonly certificates: readonly Certificate[]
}

/** A suite of two groups and three tests, of which `wrong` is one that fails. */
function suite(declared: Record<string, unknown>, wrong = ""): Run {
  const certificates: Certificate[] = []
  const tests = collectTests((functions) =>
    certifiedSuite(
      { ...functions, name: "sample", now: minute(0), certified: (one) => void certificates.push(one) },
      {
        port: text("样例", "samples"),
        labels,
        declared: declared as Record<string, { lacks: string }>,
        facts: () => ({ kind: "memory", model: { stories: 3, seed: -7 } }),
      },
      (group) => {
        const test = (sentence: string) => async () => {
          if (sentence === wrong) throw new Error("It does not hold")
        }
        group(text("读", "reading"), (it) => {
          it("reads", test("reads"))
          it("reads on", test("reads on"))
        })
        group(text("写入", "writing"), (it) => it("writes", test("writes")))
      },
    ),
  )
  return { tests, certificates }
}

/** Runs tests one after the other, as runners do; hands back what failed and how. */
async function run({ tests }: Run, left: readonly string[] = []): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>()
  for (const [sentence, body] of tests)
    if (!left.includes(sentence)) await body().catch((error: Error) => failed.set(sentence, error.message))
  return failed
}

const sound = { reopen: () => undefined, beside: { lacks: "one program alone may use it" } }

describe("a contract with a certificate", () => {
  it("hands it out at the end, the same for the same run, Chinese first and in columns", async () => {
    const runs = [suite(sound), suite(sound)]
    for (const one of runs) expect(await run(one)).toEqual(new Map())
    const [first, second] = runs.map(({ certificates }) => certificates)
    expect(first).toHaveLength(1)
    expect(second).toEqual(first)
    const { version } = createRequire(import.meta.url)("../../package.json") as { version: string }
    expect(formatCertificate(first![0]!)).toBe(
      [
        "合格证 Certificate",
        "  适配器  adapter  sample",
        "  端口    port     样例 samples",
        "  种类    kind     memory",
        `  测试包  kit      @onevisit/testkit ${version}`,
        "  时间    at       2018-07-20T01:30:00.000Z",
        "  模型    model    3 个故事 stories, 种子 seed -7",
        "",
        "通过的测试 Tests passed",
        "  声明  declarations  1",
        "  读    reading       2",
        "  写入  writing       1",
        "  合计  total         4",
        "",
        "能力 Capabilities",
        "  重新打开    reopen  具备 given",
        "  多程序共用  beside  不具备 lacking: one program alone may use it",
      ].join("\n"),
    )
  })

  it("hands out none where a test has failed, and says which", async () => {
    const one = suite(sound, "reads on")
    const failed = await run(one)
    expect([...failed.keys()]).toEqual(["reads on", CERTIFIED])
    expect(failed.get(CERTIFIED)).toContain("No certificate for sample: 1 tests")
    expect(failed.get(CERTIFIED)).toContain("- reading: reads on")
    expect(one.certificates).toEqual([])
  })

  it("hands out none where a test has not run", async () => {
    const one = suite(sound)
    expect((await run(one, ["writes"])).get(CERTIFIED)).toContain("- writing: writes")
    expect(one.certificates).toEqual([])
  })

  it.each([
    [{ reopen: sound.reopen }, "Declare the capabilities beside"],
    [{ reopen: sound.reopen, beside: undefined }, "Declare the capabilities beside"],
    [{ ...sound, beside: { lacks: " " } }, 'Say why "beside" is lacking'],
    [{ ...sound, besides: { lacks: "a slip of the pen" } }, 'The port knows no capability "besides"'],
  ])("fails where a capability is not declared, or not soundly: %o", async (declared, says) => {
    const one = suite(declared)
    const failed = await run(one)
    expect([...failed.values()][0]).toContain(says)
    expect([...failed.keys()]).toContain(CERTIFIED)
    expect(one.certificates).toEqual([])
  })

  it("takes an undeclared capability for an error of type, and says so to those without types", async () => {
    const contract = { name: "memory", make: memoryFiles }
    const tests = collectTests((functions) => {
      // @ts-expect-error: nothing is declared.
      filesContract({ ...contract, ...functions } satisfies FilesContract)
    })
    const failed = await run({ tests, certificates: [] })
    expect([...failed.keys()]).toEqual(["declares every capability, or says why it is lacking", CERTIFIED])
    expect([...failed.values()][0]).toContain("reopen, beside, damage, countFiles")
  })
})
