export * from "./calendars/index.ts"
export * from "./codes/index.ts"
export * from "./regions/index.ts"
export * from "./law/index.ts"
