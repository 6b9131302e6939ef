import type { Architecture } from '../registry/image.ts'
import type { BuildFile } from './buildFiles.ts'
import type { Variables } from './variables.ts'

/** What `docker build` is given. */
export interface BuildRequest {
  readonly dockerfile: string
  /** `null`: nothing was said of what is beside the Dockerfile. */
  readonly files: readonly BuildFile[] | null
  readonly architectures: readonly Architecture[]
  readonly buildArgs: Variables
  /** The stage to build; `null`: the last. */
  readonly target: string | null
  readonly noCache: boolean
  /** Of a layer, by the line of its instruction, in place of what the lab takes it to be. */
  readonly sizes: ReadonlyMap<number, number>
}
