export { decideNotice, type NoticeCommand, type NoticeContext } from "./decide-notice.ts"
export { evolveNotice, foldNotice } from "./evolve-notice.ts"
export { type ChannelOutlook, nextStep, type NoticeOutlook, type NoticeStep } from "./next-step.ts"
export { electronicService, type ElectronicService } from "./electronic-service.ts"
export type {
  ArrivedIn,
  Claimed,
  ClimbReason,
  NoticeEvent,
  NoticeEventData,
  NoticeEventType,
  NoticeOwedData,
  NoticeTask,
  Rung,
  StuckReason,
  TaskOutcome,
  ToldWhen,
  WaitReason,
} from "./notice-events.ts"
export { type NoticeRefusal, noticeRefusals } from "./notice-refusals.ts"
export {
  isEnough,
  type NoticePhase,
  type NoticeState,
  noNotice,
  type Sending,
  sendingBy,
} from "./notice-state.ts"
export {
  decidePreferences,
  evolvePreferences,
  noPreferences,
  type Preferences,
  type PreferencesCommand,
  type PreferencesEvent,
  type PreferencesState,
  preferencesUnset,
} from "./preferences.ts"
export { checkLadder } from "./check-ladder.ts"
export { checkQuietHours, minutesOfQuiet, type QuietHours } from "./quiet-hours.ts"
export { checkBudgets, retryAt, type SendBudget, type SendBudgets, standardBudgets } from "./send-budget.ts"
