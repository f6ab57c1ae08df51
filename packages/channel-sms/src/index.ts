export { smsSegments, type SmsAlphabet, type SmsSegments } from "./segments.ts"
