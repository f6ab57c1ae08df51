export {
  type ArrivedMail,
  type MailFault,
  type MailServerOptions,
  type MailStep,
  simulatedMailServer,
  type SimulatedMailServer,
} from "./mail-server.ts"
