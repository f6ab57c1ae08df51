export { OpeningRefused, RecordsMissing } from "./access.errors.ts"
export { type AccessLog, accessLog, type AccessRow } from "./access-log.ts"
export { RESTRICTED_VIEW, restrictedOf } from "./restricted-rows.ts"
export { purposesOf, watchOpenings } from "./watch-openings.ts"
