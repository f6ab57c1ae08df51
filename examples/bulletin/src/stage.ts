/** What a story plays on: a district on files, a clock in the story's hand, and checks that are counted. */
import type { TableFile } from "@onevisit/catalogue-files"
import type { Outlet, ServiceItem } from "@onevisit/core/catalogue"
import type { Keys } from "@onevisit/core/ports"
import { text, type Text } from "@onevisit/core/reasons"
import type { District, ProjectReminder, SimulatedClock } from "@onevisit/district"
import type { SimulatedWechat } from "@onevisit/testkit"
import type { OldAgeOffice } from "./residents/old-age-office.ts"
import type { MessageProviders } from "./message-providers.ts"
import type { SimulatedKuaidi100 } from "@onevisit/testkit"
import { framed, paint, type Step, table, withProgress } from "./terminal.ts"

export interface Stage {
  readonly district: District
  readonly clock: SimulatedClock
  readonly items: readonly ServiceItem[]
  /** The street's tables and what was read of them. */
  readonly street: Street
  /** Where the district's files lie, and among them its database. */
  readonly folder: string
  readonly database: string
  readonly keys: Keys
  /** Where the guides are published. */
  readonly site: string
  /** The official account, simulated on this machine. */
  readonly wechat: SimulatedWechat
  /** How often the business register was asked so far. */
  readonly registryCalls: () => number
  /** The reminders of funded projects sent so far. */
  readonly reminders: readonly ProjectReminder[]
  /** The provider that tracks parcels: what it knows of them is in the story's hand. */
  readonly parcelProvider: SimulatedKuaidi100
  /** The providers of messages: what they are at fault with is in the story's hand. */
  readonly messages: MessageProviders
  /** The office that pays the old-age allowance; opened when the first story asks for it. */
  readonly oldAgeOffice: () => Promise<OldAgeOffice>
  readonly say: (line: string) => void
  readonly show: (document: string) => void
  readonly list: (rows: readonly (readonly string[])[]) => void
  /** Does long work and shows how far it is. */
  readonly progress: <T>(label: Text, work: (report: (step: Step) => void) => Promise<T>) => Promise<T>
  /** A thing that must hold for the story to hold. */
  readonly check: (sentence: Text, holds: boolean) => void
}

export interface Street {
  readonly files: readonly TableFile[]
  readonly items: readonly ServiceItem[]
  readonly outlets: readonly Outlet[]
}

export interface Story {
  readonly title: Text
  /** The rule sets the story stands under. */
  readonly ruleSets: readonly string[]
  run(stage: Stage): Promise<void>
}

/** Plays a story; `true` when every check in it held. */
export async function play(
  story: Story,
  number: number,
  ground: Omit<Stage, "say" | "show" | "list" | "progress" | "check">,
): Promise<boolean> {
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const failed: Text[] = []
  print("")
  print(paint("bold", `${number}. ${story.title.zh}`))
  print(paint("dim", `   ${story.title.en}`))
  if (story.ruleSets.length > 0) print(paint("cyan", `   规则集 rule set: ${story.ruleSets.join(" + ")}`))
  try {
    await story.run({
      ...ground,
      say: (line) => print(`  ${line}`),
      show: (document) => print(framed(document)),
      list: (rows) => print(table(rows)),
      progress: (label, work) => withProgress(`${label.zh} ${paint("dim", label.en)}`, work),
      check: (sentence, holds) => {
        print(
          `  ${holds ? paint("green", "✓") : paint("red", "✗")} ${sentence.zh} ${paint("dim", sentence.en)}`,
        )
        if (!holds) failed.push(sentence)
      },
    })
  } catch (error) {
    failed.push(text("故事中断", "the story broke off"))
    print(
      `  ${paint("red", "✗")} ${error instanceof Error ? `${error.name}: ${error.message}` : "unknown error"}`,
    )
  }
  return failed.length === 0
}
