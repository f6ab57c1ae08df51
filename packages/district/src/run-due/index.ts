export type {
  BackgroundRun,
  BackgroundWork,
  Backoff,
  DailyWork,
  DeliveredMessage,
  DueReport,
  DueWork,
  Failure,
  FiringTimer,
  MessageHandler,
  TimerHandler,
} from "./due-work.ts"
export { type DueLimits, runDue } from "./run-due.ts"
export { type Ticker, ticker } from "./ticker.ts"
export { TryAgain } from "./due-work.ts"
