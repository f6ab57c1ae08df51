export type {
  AnswerPath,
  CodeReading,
  GatewayRequest,
  GatewaySmsOptions,
  JsonPattern,
  LookUpReading,
  Scalar,
  SendReading,
  Sign,
} from "./description.ts"
export { gatewaySms } from "./gateway-sms.ts"
