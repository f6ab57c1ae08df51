/**
 * One run of the publisher: what an earlier run has left on its way is settled first, then what must no longer be read is
 * deleted, then what is new is put out. Before each step it is kept what is about to happen, so that whoever comes after
 * a crash finds it: a draft that was submitted without that being known is looked for before anything is put out again.
 */
import type { Language } from "@onevisit/core/notices/render"
import { PublisherError } from "@onevisit/core/ports"
import { type Finding, text } from "@onevisit/core/reasons"
import { type Instant, toEpochMillis } from "@onevisit/core/time"
import { setTimeout as sleep } from "node:timers/promises"
import type { ComposedArticle } from "./compose-article.ts"
import {
  composeState,
  type OnItsWay,
  type PublishedState,
  type PublishedStore,
  type Standing,
} from "./published-state.ts"
import type { PublicationState, PublishingCalls } from "./publishing-calls.ts"
import type { Hold } from "./publish-turn.ts"

export interface RunOptions {
  readonly calls: PublishingCalls
  readonly store: PublishedStore
  readonly hold: Hold
  readonly language: Language
  readonly clock: () => Instant
  /** How often, and how long, the state of a publication is asked for. */
  readonly askEveryMs: number
  readonly publishingMs: number
}

/** After so long a publication of which nobody knows anything has come to nothing. */
const LOST_MILLIS = 3_600_000

export class PublishingRun {
  readonly #options: RunOptions
  #state: PublishedState
  readonly #findings: Finding[] = []
  /** Articles that WeChat did not pass, by mark: not put out again in this run. */
  readonly #failed = new Set<string>()

  constructor(options: RunOptions, state: PublishedState) {
    this.#options = options
    this.#state = state
  }

  /** Makes these articles, and no others, public; hands back what was not. */
  async publish(revision: number, articles: readonly ComposedArticle[]): Promise<readonly Finding[]> {
    const wanted = new Map(articles.map((each) => [each.item, each]))
    await this.#keep({ begun: revision })
    await this.#settle(wanted)
    await this.#withdraw((item) => !wanted.has(item))
    for (const composed of articles) {
      const standing = this.#state.articles[composed.item]
      if (standing?.mark === composed.mark || (await this.#putOut(composed))) {
        this.#findings.push(...composed.findings)
        continue
      }
      // An older edition is not left to be read in its place.
      await this.#withdraw((item) => item === composed.item)
    }
    await this.#keep({ revision, begun: revision })
    // What an earlier run had left may be a guide that is no longer wanted.
    return this.#findings.filter(({ path }) => wanted.has(String(path[1])))
  }

  async #putOut(composed: ComposedArticle): Promise<boolean> {
    const { article, edition, item, mark } = composed
    if (this.#failed.has(mark)) return false
    await this.#options.hold()
    const added = await this.#options.calls.addDraft(article)
    if ("errcode" in added) return this.#refuse(item, mark, String(added.errcode))
    await this.#keep({ onItsWay: { item, edition, mark, mediaId: added.mediaId } })
    return this.#submit()
  }

  /** Submits the draft that is on its way, and waits until it is published. */
  async #submit(): Promise<boolean> {
    const { calls, clock, hold } = this.#options
    const onItsWay = this.#onItsWay()
    await hold()
    await this.#keep({ onItsWay: { ...onItsWay, since: onItsWay.since ?? clock() } })
    const submitted = await calls.submit(onItsWay.mediaId)
    if ("errcode" in submitted) {
      await calls.deleteDraft(onItsWay.mediaId)
      await this.#keep({ onItsWay: null })
      return this.#refuse(onItsWay.item, onItsWay.mark, String(submitted.errcode))
    }
    await this.#keep({ onItsWay: { ...this.#onItsWay(), publishId: submitted.publishId } })
    return this.#follow(submitted.publishId)
  }

  async #follow(publishId: string): Promise<boolean> {
    const { askEveryMs, calls, hold, publishingMs } = this.#options
    const givesUpAt = performance.now() + publishingMs
    for (;;) {
      const state = await calls.state(publishId)
      if (state.kind !== "publishing") return this.#conclude(state)
      if (performance.now() >= givesUpAt)
        throw new PublisherError(
          "Unavailable",
          "WeChat is still publishing an article. Publish again later: it is waited for, and not put out twice.",
        )
      await sleep(askEveryMs)
      await hold()
    }
  }

  async #conclude(state: PublicationState): Promise<boolean> {
    const { item, mark } = this.#onItsWay()
    if (state.kind === "published") {
      await this.#stand(state)
      return true
    }
    if (state.kind === "unknown") return this.#lookFor()
    await this.#keep({ onItsWay: null })
    return this.#refuse(item, mark, `publish_status ${state.kind === "failed" ? state.status : ""}`)
  }

  /** What an earlier run has left: a draft, a submission, an article, and nobody knows which. */
  async #settle(wanted: ReadonlyMap<string, ComposedArticle>): Promise<void> {
    await this.#deleteDue()
    const { onItsWay } = this.#state
    if (onItsWay === null) return
    if (onItsWay.publishId !== undefined) {
      await this.#follow(onItsWay.publishId)
      return
    }
    const { calls, hold } = this.#options
    if (await calls.hasDraft(onItsWay.mediaId)) {
      if (wanted.get(onItsWay.item)?.mark === onItsWay.mark) {
        await this.#submit()
        return
      }
      await hold()
      await calls.deleteDraft(onItsWay.mediaId)
      await this.#keep({ onItsWay: null })
      return
    }
    await this.#lookFor()
  }

  /** A draft that is gone was submitted: its article is there, or will be, or WeChat has not passed it. */
  async #lookFor(): Promise<boolean> {
    const { calls, clock, language } = this.#options
    const { mark, since } = this.#onItsWay()
    const [newest, ...others] = await calls.find(mark, language)
    if (newest !== undefined) {
      await this.#stand(
        newest,
        others.map(({ articleId }) => articleId),
      )
      return true
    }
    const waited = since === undefined ? LOST_MILLIS : toEpochMillis(clock()) - Date.parse(since)
    if (waited < LOST_MILLIS)
      throw new PublisherError(
        "Unavailable",
        "An article was handed to WeChat and its answer was lost. Publish again later: it is looked for first.",
      )
    await this.#keep({ onItsWay: null })
    return false
  }

  /** The article stands, in the place of the one before, which is deleted. */
  async #stand(found: Pick<Standing, "articleId" | "url">, others: readonly string[] = []): Promise<void> {
    const { edition, item, mark } = this.#onItsWay()
    const before = this.#state.articles[item]?.articleId
    const { articleId, url } = found
    await this.#keep({
      articles: { ...this.#state.articles, [item]: { edition, mark, articleId, url } },
      onItsWay: null,
      toDelete: [...this.#state.toDelete, ...others, ...(before === undefined ? [] : [before])],
    })
    await this.#deleteDue()
  }

  async #withdraw(isWithdrawn: (item: string) => boolean): Promise<void> {
    const entries = Object.entries(this.#state.articles)
    const gone = entries.filter(([item]) => isWithdrawn(item)).map(([, { articleId }]) => articleId)
    if (gone.length === 0) return
    await this.#keep({
      articles: Object.fromEntries(entries.filter(([item]) => !isWithdrawn(item))),
      toDelete: [...this.#state.toDelete, ...gone],
    })
    await this.#deleteDue()
  }

  async #deleteDue(): Promise<void> {
    for (const articleId of this.#state.toDelete) {
      await this.#options.hold()
      await this.#options.calls.deleteArticle(articleId)
      await this.#keep({ toDelete: this.#state.toDelete.filter((each) => each !== articleId) })
    }
  }

  #refuse(item: string, mark: string, code: string): false {
    this.#failed.add(mark)
    this.#findings.push({
      code: "wechat-refused",
      path: ["guides", item],
      severity: "error",
      message: text(
        `没有在微信发布：平台未通过（${code}）。`,
        `Not published on WeChat: the platform has not passed it (${code}).`,
      ),
    })
    return false
  }

  #onItsWay(): OnItsWay {
    if (this.#state.onItsWay === null) throw new Error("Nothing is on its way")
    return this.#state.onItsWay
  }

  async #keep(changed: Partial<PublishedState>): Promise<void> {
    this.#state = { ...this.#state, ...changed }
    await this.#options.store.write(composeState(this.#state))
  }
}
