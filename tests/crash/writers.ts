// Programs that write until they are killed, and what they said before they were.
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"

/** The first line of a writer. */
const READY = "ready"

/** A writer that has started and waits for the word. */
export class Writer {
  /** How many acts are in the storage for good, as it was told; `null` before it was told anything. */
  acknowledged: number | null = null
  readonly #child: ChildProcess
  readonly #gone: Promise<unknown>
  readonly #ready: Promise<unknown>
  #said = ""
  #complaint = ""

  constructor(program: string, { name, seed, where }: WriterOptions) {
    this.#child = spawn(process.execPath, [program, where, name, String(seed)], {
      stdio: ["pipe", "pipe", "pipe"],
    })
    // Once it has ended and its last words are heard.
    this.#gone = once(this.#child, "close")
    this.#ready = Promise.race([once(this.#child.stdout!, "data"), this.#gone])
    this.#child.stdout?.setEncoding("utf8").on("data", (said: string) => this.#hear(said))
    this.#child.stderr?.setEncoding("utf8").on("data", (said: string) => (this.#complaint += said))
    this.#child.stdin?.on("error", () => {})
  }

  /** Gives the word, once the program is there to hear it. */
  async begin(): Promise<void> {
    await this.#ready
    this.#child.stdin?.write("go\n")
  }

  /** Lets it write for so long, and kills it in the middle of whatever it does. */
  async killAfter(millis: number): Promise<void> {
    await pause(millis)
    if (this.#child.exitCode !== null) throw new Error(`A writer ended by itself: ${this.#complaint}`)
    this.#child.kill("SIGKILL")
    await this.#gone
  }

  /** Ends it, if it has not ended by itself. */
  async dismiss(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill("SIGKILL")
    await this.#gone
  }

  #hear(said: string): void {
    const lines = (this.#said + said).split("\n")
    this.#said = lines.pop() ?? ""
    const last = lines.findLast((line) => line !== READY)
    if (last !== undefined) this.acknowledged = Number(last)
  }
}

interface WriterOptions {
  readonly where: string
  readonly name: string
  readonly seed: number
}
