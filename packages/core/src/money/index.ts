export {
  add,
  fen,
  fenOfBigInt,
  greatest,
  isFen,
  least,
  multiply,
  noMoney,
  subtract,
  yuan,
  type AmountOutOfRange,
  type Fen,
  type InvalidAmount,
} from "./fen.ts"
export { roundFraction, roundings, type Rounding } from "./rounding.ts"
export {
  applyRate,
  equalRates,
  fractionOf,
  isRate,
  parseRate,
  rate,
  type InvalidRate,
  type Rate,
} from "./rate.ts"
export { composeAmount, parseYuan, printYuan } from "./amount-text.ts"
