import type { Browser } from '@playwright/test'
import type { Row } from './table.ts'

/** What the parts of the bench share. */
export interface BenchOptions {
  readonly rounds: number
  /** The built child.ts. */
  readonly bundle: string
  /** Why there is none, when there is none. */
  readonly browser: Browser | string
}

export type Part = (options: BenchOptions) => Promise<readonly Row[]>
