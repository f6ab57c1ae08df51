export type {
  Authority,
  CollectionWay,
  IntakeChannel,
  ItemContact,
  ScenarioQuestion,
  ServiceItem,
  SpecialProcedure,
} from "./service-item.ts"
