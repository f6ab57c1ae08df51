export { chinaRegions } from "./china-regions.ts"
export { sampleRegions } from "./sample-regions.ts"
