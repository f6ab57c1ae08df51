export * from "./calendars/index.ts"
