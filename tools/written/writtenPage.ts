/** A page as it is before any of its program is there. */
export interface WrittenPage {
  /** Its address. */
  readonly pathname: string
  /** What the page calls 00:00. */
  readonly originMs: number
  /** Whether its stage has lenses to choose from: what page and stage put elsewhere than where they stand is not rendered. */
  readonly hasLenses: boolean
  /** As `readWorld` reads it. */
  readonly world: string
  /** Of all that happened in it. */
  readonly hash: string
  readonly copies: readonly PageCopy[]
}

/** The same as it is seen in windows of some sizes. */
export interface PageCopy {
  /** In which windows it is as it would be. */
  readonly media: string
  readonly markup: string
}
