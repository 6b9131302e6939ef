import type { Command, ErrorShape } from '../api/command.ts'

/** The commands of a run in order, how far they have been carried out, and which of those the world refused. */
export class CommandLog {
  readonly #commands: Command[]
  readonly #refusals: Map<number, ErrorShape>
  #doneCount: number

  constructor(commands: readonly Command[], doneCount = 0, refusals: ReadonlyMap<number, ErrorShape> = new Map()) {
    this.#commands = [...commands]
    this.#doneCount = doneCount
    this.#refusals = new Map(refusals)
  }

  get commands(): readonly Command[] {
    return this.#commands
  }

  get doneCount(): number {
    return this.#doneCount
  }

  get isDone(): boolean {
    return this.#doneCount === this.#commands.length
  }

  /** The first that is still to come. */
  get next(): Command | undefined {
    return this.#commands[this.#doneCount]
  }

  /** As far as they were carried out once: a refusal stays known when the run is taken back before it. */
  get refusals(): readonly { readonly command: Command; readonly error: ErrorShape }[] {
    return [...this.#refusals].flatMap(([index, error]) => {
      const command = this.#commands[index]
      return command === undefined ? [] : [{ command, error }]
    })
  }

  add(command: Command): void {
    this.#commands.push(command)
  }

  /** The next one has been carried out, or refused. */
  noteDone(error: ErrorShape | null): void {
    if (error !== null) this.#refusals.set(this.#doneCount, error)
    this.#doneCount += 1
  }

  /** The run is where so many were done. */
  goTo(doneCount: number): void {
    this.#doneCount = doneCount
  }

  /** Takes the last one out, done or not; where the run is then is its to say (`goTo`). */
  dropLast(): Command | undefined {
    const command = this.#commands.pop()
    this.#refusals.delete(this.#commands.length)
    return command
  }

  /** Another log with those alone that are done. */
  past(): CommandLog {
    const refusals = [...this.#refusals].filter(([index]) => index < this.#doneCount)
    return new CommandLog(this.#commands.slice(0, this.#doneCount), this.#doneCount, new Map(refusals))
  }
}
