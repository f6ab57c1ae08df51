/** The ports as services, each with a layer from the Promise-shaped adapter that a host has. */
import * as Context from "effect/Context"
import * as Layer from "effect/Layer"
import * as ports from "@onevisit/core/ports"
import { lift, type Lifted } from "./lift.ts"

/** Where events, views, timers and messages are kept. */
export class Storage extends Context.Service<Storage, Lifted<ports.Storage, ports.StorageError>>()(
  "@onevisit/district/Storage",
) {
  static readonly layer = (storage: ports.Storage): Layer.Layer<Storage> =>
    Layer.succeed(
      Storage,
      lift(storage, storageMethods, (error) => error instanceof ports.StorageError),
    )
}

/** The subjects' keys. */
export class Keys extends Context.Service<Keys, Lifted<ports.Keys, ports.KeysError>>()(
  "@onevisit/district/Keys",
) {
  static readonly layer = (keys: ports.Keys): Layer.Layer<Keys> =>
    Layer.succeed(
      Keys,
      lift(keys, keysMethods, (error) => error instanceof ports.KeysError),
    )
}

/** The bytes of materials. What `get` hands out may still fail while it is read. */
export class Files extends Context.Service<Files, Lifted<ports.Files, ports.FilesError>>()(
  "@onevisit/district/Files",
) {
  static readonly layer = (files: ports.Files): Layer.Layer<Files> =>
    Layer.succeed(
      Files,
      lift(files, filesMethods, (error) => error instanceof ports.FilesError),
    )
}

/** One source of facts of another authority. */
export class Registry extends Context.Service<Registry, Lifted<ports.Registry, ports.RegistryError>>()(
  "@onevisit/district/Registry",
) {
  static readonly layer = (registry: ports.Registry): Layer.Layer<Registry> =>
    Layer.succeed(
      Registry,
      lift(registry, { lookUp: true }, (error) => error instanceof ports.RegistryError),
    )
}

/** A platform that is told of stage changes. */
export class Exchange extends Context.Service<Exchange, Lifted<ports.Exchange, ports.ExchangeError>>()(
  "@onevisit/district/Exchange",
) {
  static readonly layer = (exchange: ports.Exchange): Layer.Layer<Exchange> =>
    Layer.succeed(
      Exchange,
      lift(exchange, { emit: true, list: true }, (error) => error instanceof ports.ExchangeError),
    )
}

/** Where parcels are, by one provider. */
export class Courier extends Context.Service<Courier, Lifted<ports.Courier, ports.CourierError>>()(
  "@onevisit/district/Courier",
) {
  static readonly layer = (courier: ports.Courier): Layer.Layer<Courier> =>
    Layer.succeed(
      Courier,
      lift(courier, { track: true }, (error) => error instanceof ports.CourierError),
    )
}

/** Numbers of documents. */
export class Numbering extends Context.Service<Numbering, Lifted<ports.Numbering, ports.NumberingError>>()(
  "@onevisit/district/Numbering",
) {
  static readonly layer = (numbering: ports.Numbering): Layer.Layer<Numbering> =>
    Layer.succeed(
      Numbering,
      lift(numbering, { next: true }, (error) => error instanceof ports.NumberingError),
    )
}

/** Where guides are put for people to read. */
export class Publisher extends Context.Service<Publisher, Lifted<ports.Publisher, ports.PublisherError>>()(
  "@onevisit/district/Publisher",
) {
  static readonly layer = (publisher: ports.Publisher): Layer.Layer<Publisher> =>
    Layer.succeed(
      Publisher,
      lift(publisher, { publish: true }, (error) => error instanceof ports.PublisherError),
    )
}

/** What brings a message to an address. Looking up is left to the outbox: not every channel can. */
export class Channel extends Context.Service<
  Channel,
  Lifted<Pick<ports.Channel, "send">, ports.ChannelError>
>()("@onevisit/district/Channel") {
  static readonly layer = (channel: ports.Channel): Layer.Layer<Channel> =>
    Layer.succeed(
      Channel,
      lift<Pick<ports.Channel, "send">, ports.ChannelError>(
        channel,
        { send: true },
        (error) => error instanceof ports.ChannelError,
      ),
    )
}

const storageMethods = {
  commit: true,
  readStream: true,
  readFeed: true,
  readCheckpoint: true,
  getView: true,
  findViews: true,
  dueTimers: true,
  claimMessages: true,
  settleMessages: true,
  lease: true,
  close: true,
} as const

const keysMethods = {
  create: true,
  createAll: true,
  wrap: true,
  unwrap: true,
  wrapAll: true,
  unwrapAll: true,
  destroy: true,
  blindIndex: true,
  sign: true,
  verify: true,
  publicKey: true,
} as const

const filesMethods = { put: true, get: true, stat: true, markClean: true, delete: true } as const
