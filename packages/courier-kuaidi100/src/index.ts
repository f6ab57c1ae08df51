export {
  kuaidi100Courier,
  type Kuaidi100Courier,
  type Kuaidi100Options,
  pushAccepted,
} from "./kuaidi100-courier.ts"
export type { SignType } from "./signature.ts"
export { kuaidi100Codes, kuaidi100Stage } from "./stages.ts"
