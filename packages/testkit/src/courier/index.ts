export { badCouriers, type BadCourier } from "./bad-couriers.ts"
export { courierContract, type CourierCapabilities, type CourierContract } from "./courier-contract.ts"
export type { CourierUnderTest, KnownTrack, CourierFault } from "./courier-under-test.ts"
export { type Kuaidi100Track } from "./kuaidi100-tracks.ts"
export {
  type Kuaidi100Fault,
  simulatedKuaidi100,
  type SimulatedKuaidi100,
  type SimulatedKuaidi100Options,
} from "./simulated-kuaidi100.ts"
export { simulatedCourier, type SimulatedCourier, type SimulatedCourierOptions } from "./simulated-courier.ts"
