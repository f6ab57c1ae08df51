export type { Guide, GuideBlock, GuideSection } from "./guide.ts"
