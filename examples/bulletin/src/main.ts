/**
 * The bulletin, played: a catalogue in YAML, a district in one SQLite file, and its stories, each checking
 * itself. Exit 0 when every story holds, 1 when one does not, 2 when the catalogue cannot be read.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import { readCatalogue, readCatalogueTables } from "@onevisit/catalogue-files"
import { chinaCalendarAsOf, chinaLaw, sampleRegions, waybill } from "@onevisit/china"
import type { ServiceItem } from "@onevisit/core/catalogue"
import { composeCellIssue } from "@onevisit/core/catalogue/tables"
import { text } from "@onevisit/core/reasons"
import { instant, plainDate } from "@onevisit/core/time"
import {
  createDistrict,
  type District,
  fileKeys,
  type ProjectReminder,
  simulatedClock,
  storageNumbering,
} from "@onevisit/district"
import { sqliteStorage } from "@onevisit/storage-sqlite"
import * as Result from "effect/Result"
import { feedbackOf } from "./feedback-rules.ts"
import { guidanceRules } from "./guidance-rules.ts"
import { marketRegister } from "./market-register.ts"
import { technologyCentreRules } from "./recommendation-rules.ts"
import { holdings } from "./registers.ts"
import { innovationVouchers } from "./rules/innovation-vouchers.ts"
import { openMessageProviders, outboxSettings } from "./message-providers.ts"
import { openParcelProvider } from "./parcel-provider.ts"
import { lazyOldAgeOffice } from "./residents/old-age-office.ts"
import { majorProjects } from "./rules/major-projects.ts"
import { openPlaces } from "./places-of-publication.ts"
import { play, type Story, type Street } from "./stage.ts"
import { alignedToSamples } from "./stories/aligned-to-samples.ts"
import { briefingsGiven } from "./stories/briefings-given.ts"
import { bulletinFigures } from "./stories/bulletin-figures.ts"
import { deemedAccepted } from "./stories/deemed-accepted.ts"
import { registersOf } from "./stories/district-apart.ts"
import { firstAsked } from "./stories/first-asked.ts"
import { allowanceNeedsNoApplication } from "./stories/no-application.ts"
import { guidesOnEveryChannel } from "./stories/guides-on-every-channel.ts"
import { guidesPublished } from "./stories/guides-published.ts"
import { limitedLicence } from "./stories/limited-licence.ts"
import { mendedRecords } from "./stories/mended-records.ts"
import { needNotBring } from "./stories/need-not-bring.ts"
import { oldAgeChanged } from "./stories/old-age-changes.ts"
import { oldAgeChecked } from "./stories/old-age-checked.ts"
import { oldAgeSwept } from "./stories/old-age-months.ts"
import { oldAgeRollImported } from "./stories/old-age-roll.ts"
import { oldAgeDecided } from "./stories/old-age-decided.ts"
import { licenceLookedUp } from "./stories/licence-looked-up.ts"
import { oneWindow } from "./stories/one-window.ts"
import { postedAndReturned } from "./stories/posted-and-returned.ts"
import { projectAcceptance } from "./stories/project-acceptance.ts"
import { toldUntilKnown } from "./stories/told-until-known.ts"
import { platformLateAndTwice } from "./stories/platform-late-and-twice.ts"
import { periodFigures } from "./stories/period-figures.ts"
import { readyForNoRun } from "./stories/ready-for-no-run.ts"
import { streetItems } from "./stories/street-items.ts"
import { technologyCentre } from "./stories/technology-centre.ts"
import { thirtyYearTeachers } from "./stories/thirty-year-teachers.ts"
import { revokedIn2019, toleratedIn2018, toleratedIn2019 } from "./stories/tolerated.ts"
import { visitsProved } from "./stories/visits-proved.ts"
import { vouchersInTwoRounds } from "./stories/vouchers-two-rounds.ts"
import { whatStands } from "./stories/what-stands.ts"
import { whoLooked } from "./stories/who-looked.ts"
import { whoWaits } from "./stories/who-waits.ts"
import { wholeRecord } from "./stories/whole-record.ts"
import { wordingReviewed } from "./stories/wording-reviewed.ts"
import { teacherRegister } from "./teacher-register.ts"
import { paint } from "./terminal.ts"

const stories: readonly Story[] = [
  alignedToSamples,
  wordingReviewed,
  guidesPublished,
  guidesOnEveryChannel,
  streetItems,
  licenceLookedUp,
  technologyCentre,
  toleratedIn2018,
  thirtyYearTeachers,
  toleratedIn2019,
  revokedIn2019,
  postedAndReturned,
  toldUntilKnown,
  deemedAccepted,
  oneWindow,
  limitedLicence,
  needNotBring,
  allowanceNeedsNoApplication,
  oldAgeDecided,
  oldAgeRollImported,
  oldAgeSwept,
  oldAgeChanged,
  oldAgeChecked,
  visitsProved,
  readyForNoRun,
  firstAsked,
  briefingsGiven,
  projectAcceptance,
  vouchersInTwoRounds,
  platformLateAndTwice,
  whatStands,
  whoWaits,
  mendedRecords,
  whoLooked,
  periodFigures,
  bulletinFigures,
  wholeRecord,
]

async function readItems(path: string | undefined): Promise<readonly ServiceItem[] | null> {
  const folder = join(import.meta.dirname, "..", "catalogue")
  const paths =
    path === undefined
      ? (await readdir(folder)).filter((name) => name.endsWith(".yaml")).map((name) => join(folder, name))
      : [path]
  const files: { name: string; text: string }[] = []
  for (const file of paths) {
    try {
      files.push({ name: basename(file), text: await readFile(file, "utf8") })
    } catch {
      process.stderr.write(`${basename(file)} cannot be read. Give the path of a YAML or JSON file.\n`)
      return null
    }
  }
  const catalogue = readCatalogue(files)
  if (Result.isSuccess(catalogue)) return catalogue.success.items
  process.stderr.write(`${catalogue.failure.message}\n`)
  return null
}

/** The street's tables: a row that cannot be read ends the play, as a catalogue does that cannot be. */
async function readStreet(): Promise<Street | null> {
  const folder = join(import.meta.dirname, "..", "street")
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })),
  )
  const { issues, items, outlets } = await readCatalogueTables(files)
  for (const issue of issues) process.stderr.write(`${composeCellIssue(issue).zh}\n`)
  return issues.length > 0 ? null : { files, items, outlets }
}

/** 文号 as the sample authorities write it. */
function composeNumber({
  count,
  kind,
  year,
}: {
  readonly count: number
  readonly kind: string
  readonly year: number
}): string {
  const words = {
    receipt: "收",
    intake: "受",
    decision: "决",
    notice: "告",
    "collection-receipt": "统收",
    "issue-list": "发",
    complaint: "诉",
  }
  const word = new Map(Object.entries(words)).get(kind) ?? kind
  return `样例${word}字〔${year}〕第${count}号`
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { catalogue: { type: "string" }, keep: { type: "string" } } })
  const items = await readItems(values.catalogue)
  const street = await readStreet()
  if (items === null || street === null) return 2

  // With --keep the database, keys and site stay in that folder to be looked at.
  const folder = values.keep ?? (await mkdtemp(join(tmpdir(), "onevisit-bulletin-")))
  const site = join(folder, "public")
  const clock = simulatedClock(instant("2018-07-20T01:00:00.000Z"))
  const register = marketRegister()
  const reminders: ProjectReminder[] = []
  const database = join(folder, "district.db")
  const storage = sqliteStorage(database)
  const keys = fileKeys(join(folder, "district.keys"))
  const parcels = await openParcelProvider(() => clock.now().at)
  const messages = await openMessageProviders(() => clock.now().at)
  const { publishers, wechat } = await openPlaces(folder, site)
  const district: District = await createDistrict({
    storage,
    numbering: storageNumbering(storage, composeNumber),
    keys,
    calendar: chinaCalendarAsOf(plainDate("2019-01-01")),
    regions: sampleRegions,
    law: chinaLaw,
    outlets: street.outlets,
    wording: { registries: holdings },
    channels: [...publishers, ...messages.channels],
    outbox: outboxSettings,
    registries: [register.registry, teacherRegister, ...registersOf(street.items)],
    feedback: feedbackOf(() => district),
    recommendations: [technologyCentreRules],
    guidance: guidanceRules,
    couriers: [parcels.courier],
    parcels: { waybills: { ems: waybill } },
    projects: { rules: [majorProjects], remind: async (reminder) => reminders.push(reminder) },
    vouchers: innovationVouchers,
    authority: text("样例区政务服务中心", "Sample District Service Centre"),
    clock,
  })
  const oldAge = lazyOldAgeOffice(folder)
  try {
    process.stdout.write(
      `${paint("bold", "“最多跑一次”情况交流 第11期：故事重演")}\n${paint("dim", "The bulletin's stories, played on a SQLite file")}\n`,
    )
    const ground = {
      district,
      clock,
      items,
      street,
      folder,
      database,
      keys,
      site,
      wechat,
      registryCalls: register.calls,
      reminders,
      parcelProvider: parcels.provider,
      messages,
      oldAgeOffice: oldAge.open,
    }
    let held = 0
    for (const [index, story] of stories.entries()) {
      if (await play(story, index + 1, ground)) held += 1
    }
    process.stdout.write(`\nbulletin: ${held}/${stories.length} stories hold\n`)
    return held === stories.length ? 0 : 1
  } finally {
    await district.close()
    await wechat.close()
    await oldAge.close()
    await parcels.provider.close()
    await messages.sms.close()
    await messages.mail.close()
    if (values.keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}

process.exitCode = await main()
