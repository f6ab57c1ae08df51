export {
  monthPrograms,
  type MonthProgram,
  type MonthPrograms,
  type Segment,
  segmentsOf,
  type SegmentsInput,
} from "./segment.ts"
export { type Statement, valuesIn } from "./statement.ts"
