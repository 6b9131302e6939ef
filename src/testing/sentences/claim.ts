/** Something that the page says, and when it is true: found out from the world and not from the code that says it. */
export interface Claim<Scene> {
  readonly name: string
  /** With `g`: every place where it is said, its figures and names as groups. */
  readonly said: RegExp
  readonly isTrue: (said: Said, scene: Scene) => boolean
}

/** The groups of one place: names as they stand, figures as numbers. */
export interface Said {
  readonly name: (group: number) => string
  readonly figure: (group: number) => number
}

/** Collects what is untrue, and what was held at all: a claim that is never met holds nothing. */
export class Court {
  readonly problems: string[] = []
  readonly #met = new Map<string, number>()
  readonly #known = new Set<string>()

  get met(): ReadonlyMap<string, number> {
    return this.#met
  }

  report(problem: string): void {
    // Most are said again and again: the first few tell.
    if (this.problems.length < 20 && !this.problems.includes(problem)) this.problems.push(problem)
  }

  /** Whether a text was seen before: most are said again and again. */
  isKnown(text: string): boolean {
    const isKnown = this.#known.has(text)
    this.#known.add(text)
    return isKnown
  }

  note(name: string): void {
    this.#met.set(name, (this.#met.get(name) ?? 0) + 1)
  }

  /**
   * Holds each claim against each place where it is said.
   *
   * @returns what no claim speaks of
   */
  hold<Scene>(text: string, claims: readonly Claim<Scene>[], scene: Scene): string {
    let rest = text
    for (const { name, said, isTrue } of claims) {
      for (const match of text.matchAll(said)) {
        this.note(name)
        if (!isTrue(saidIn(match), scene)) this.report(`${name}: “${match[0]}” in “${text}”`)
      }
      rest = rest.replace(said, '')
    }
    return rest
  }
}

function saidIn(match: RegExpMatchArray): Said {
  const name = (group: number): string => match[group] ?? ''
  return { name, figure: (group) => figureOf(name(group)) }
}

/** `5,000`, `−1` as numbers. */
export function figureOf(text: string): number {
  return Number(text.replaceAll(',', '').replace('−', '-'))
}

/** A figure and a revision in a pattern. */
const N = '(−?\\d[\\d,]*)'
const KEY = '((?:old |new )?[\\w-]+:\\d+(?: of ecs-svc/\\d{4})?)'
/** How long something takes. */
const TIME = '((?:\\d+ h)?(?: ?\\d+ min)?(?: ?\\d+(?:\\.\\d)? s)?)'

/** ` of ecs-svc/6555`: which deployment of a service. */
const SIDE = '((?: of ecs-svc/\\d{4})?)'

/** A pattern of figures, names and plain words. */
export function pattern(text: string): RegExp {
  const source = text.replaceAll('%N', N).replaceAll('%K', KEY).replaceAll('%T', TIME).replaceAll('%S', SIDE)
  return new RegExp(source, 'g')
}

/** A time in words, in ms. */
export function timeOf(text: string): number {
  return unitOf(text, 'h') * 3_600_000 + unitOf(text, 'min') * 60_000 + unitOf(text, 's') * 1_000
}

/** Whether a time in words is the one that it should be, to the second, and past an hour to the minute. */
export function isTime(text: string, ms: number): boolean {
  return Math.abs(timeOf(text) - ms) < precisionOf(text)
}

/** How far a time in words may be from what it is: past an hour only minutes are told. */
export function precisionOf(text: string): number {
  return / h\b/.test(text) ? 60_000 : 1_000
}

function unitOf(text: string, unit: string): number {
  return Number(new RegExp(`([\\d.]+) ${unit}\\b`).exec(text)?.[1] ?? 0)
}
