/** Plays in a district whatever can be recorded and is not in the bulletin's stories. */
import { playCalls } from "./calls.ts"
import { playCases } from "./cases.ts"
import { playCollections } from "./collections.ts"
import { playEntitlements } from "./entitlements.ts"
import { playFeedback } from "./feedback.ts"
import { laterCalendar, openGround, type Place } from "./ground.ts"
import { playBriefings, playDuty, playEnquiries } from "./guidance.ts"
import { noticeChannels, noticeSettings, playNotices } from "./notices.ts"
import { playOutside, playTold, toldPlatform } from "./outside.ts"
import { playedCourier, playParcels } from "./parcels.ts"
import { playLaterCalendar, playProjects } from "./projects.ts"
import { playPublishing } from "./publishing.ts"
import { playRecords, recordRules } from "./records.ts"
import { playRegisters } from "./registers.ts"
import { playRolls } from "./rolls.ts"
import { playVouchers } from "./vouchers.ts"

/** The plays follow each other by the calendar: 2020-06 to 2022-12. */
export async function playOn(place: Place): Promise<void> {
  const ground = await openGround(place)
  let project: string
  try {
    await playPublishing(ground)
    await playRegisters(ground)
    await playFeedback(ground)
    await playDuty(ground, await playEnquiries(ground))
    await playBriefings(ground)
    project = await playProjects(ground)
    await playCollections(ground)
    await playCalls(ground)
    await playCases(ground)
    await playOutside(ground)
  } finally {
    await ground.district.close()
  }
  const later = await openGround(place, laterCalendar)
  try {
    await playLaterCalendar(later, project)
    await playEntitlements(later, () => playRolls(later))
    await playVouchers(later)
  } finally {
    await later.district.close()
  }
  // Where records have rules nothing is opened but for the purposes they declare.
  const guarded = await openGround(place, laterCalendar, { records: recordRules })
  try {
    await playRecords(guarded)
  } finally {
    await guarded.district.close()
  }
  const notified = await openGround(place, laterCalendar, {
    channels: noticeChannels,
    outbox: noticeSettings,
  })
  try {
    await playNotices(notified)
  } finally {
    await notified.district.close()
  }
  const posting = await openGround(place, laterCalendar, { couriers: [playedCourier] })
  try {
    await playParcels(posting)
  } finally {
    await posting.district.close()
  }
  const told = await openGround(place, laterCalendar, { exchanges: [toldPlatform] })
  try {
    await playTold(told)
    // Nothing by law is left to come: what stands here stands as well when it is read.
    told.morning("2022-12-01")
    await told.district.runDue()
  } finally {
    await told.district.close()
  }
}
