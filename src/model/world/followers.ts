import type { Appliers } from './appliers.ts'
import type { Change } from './change.ts'

/** What a subject's own tables make of another's change. Called after the change's applier, and writes like it. */
export type Followers = Partial<Appliers<Change>>
