/**
 * A contract as a suite that ends with a certificate. Both runners run the tests of a suite in the order in which
 * they are declared, so that the last test knows what became of all the others; where it does not find that all
 * have passed, it fails and says which.
 */
import { text, type Text } from "@onevisit/core/reasons"
import type { Instant } from "@onevisit/core/time"
import type { TestFunctions } from "../contract.ts"
import { kitVersion } from "../kit-version.ts"
import { type CapabilityLabels, checkDeclared, type Declared, isLacking } from "./capability.ts"
import { type Certificate, formatCertificate } from "./certificate.ts"

/** What every certified contract asks of the adapter's author besides the adapter. */
export interface CertifiedContract extends TestFunctions {
  /** Names the adapter in the report and in the certificate. */
  readonly name: string
  /** Stands in the certificate where it is handed in: the kit has no clock of its own. */
  readonly now?: Instant
  /** Gets the certificate once every test has passed. Prints its text unless told otherwise. */
  readonly certified?: (certificate: Certificate) => void
}

/** Declares one test. */
export type Declare = (sentence: string, body: () => Promise<void>) => void

/** Declares a group of tests, which are counted together in the certificate. */
export type DeclareGroup = (label: Text, declare: (test: Declare) => void) => void

export interface CertifiedPort {
  readonly port: Text
  readonly labels: CapabilityLabels
  readonly declared: Declared
  /** What is known when all tests have run. */
  readonly facts?: () => Pick<Certificate, "kind" | "model">
}

/** The test that hands out the certificate. */
export const CERTIFIED = "has passed every test, and is given its certificate"

const DECLARED = "declares every capability, or says why it is lacking"

export function certifiedSuite(
  contract: CertifiedContract,
  { declared, facts = () => ({}), labels, port }: CertifiedPort,
  declare: (group: DeclareGroup) => void,
): void {
  const { certified = print, describe, it, name, now } = contract
  const groups: Tally[] = []
  const group: DeclareGroup = (label, body) => {
    const tally: Tally = { label, declared: [], passed: new Set() }
    groups.push(tally)
    describe(label.en, () =>
      body((sentence, run) => {
        tally.declared.push(sentence)
        it(sentence, async () => {
          await run()
          tally.passed.add(sentence)
        })
      }),
    )
  }
  describe(`${name} keeps the contract of ${port.en}`, () => {
    group(text("声明", "declarations"), (test) => {
      test(DECLARED, async () => checkDeclared(labels, declared))
    })
    declare(group)
    it(CERTIFIED, async () => {
      const open = groups.flatMap(openIn)
      if (open.length > 0) {
        throw new Error(
          `No certificate for ${name}: ${open.length} tests have failed or have not run before this one.\n${open.join("\n")}`,
        )
      }
      certified({
        adapter: name,
        port,
        ...facts(),
        kit: kitVersion(),
        ...(now === undefined ? {} : { at: now }),
        groups: groups.map(({ label, passed }) => ({ group: label, passed: passed.size })),
        capabilities: Object.entries(labels).map(([capability, label]) => ({
          name: capability,
          label,
          ...lackOf(declared[capability]),
        })),
      })
    })
  })
}

interface Tally {
  readonly label: Text
  readonly declared: string[]
  readonly passed: Set<string>
}

function openIn({ declared, label, passed }: Tally): readonly string[] {
  return declared.filter((sentence) => !passed.has(sentence)).map((sentence) => `- ${label.en}: ${sentence}`)
}

function lackOf(capability: unknown): { readonly lacks?: string } {
  return isLacking(capability) ? { lacks: capability.lacks } : {}
}

function print(certificate: Certificate): void {
  console.log(formatCertificate(certificate))
}
