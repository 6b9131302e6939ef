import type { Architecture } from '../../world/registry/image.ts'
import { architectureOf } from '../../world/workstation/baseOf.ts'
import { buildFile } from '../../world/workstation/buildFiles.ts'
import type { BuildRequest } from '../../world/workstation/buildRequest.ts'
import { withoutIgnored } from '../../world/workstation/ignoredFiles.ts'
import { WORKSTATION_ARCHITECTURE } from '../../world/workstation/workstation.ts'
import type { InputOf } from '../shape.ts'
import type { dockerOperations } from './dockerOperations.ts'

export type BuildInput = InputOf<(typeof dockerOperations)['Build']['input']>

/** What `docker Build` is given, as a plan is made of it. */
export function requestOf(input: BuildInput): BuildRequest {
  const { platform, files, sizes = [], buildArgs = [] } = input
  const named = (platform ?? []).map(architectureOf).filter((one): one is Architecture => one !== null)
  return {
    dockerfile: input.dockerfile,
    files: files === undefined ? null : withoutIgnored(files.map(buildFile)),
    architectures: named.length === 0 ? [WORKSTATION_ARCHITECTURE] : [...new Set(named)],
    buildArgs: new Map(buildArgs.map(({ name, value }) => [name, value])),
    target: input.target ?? null,
    noCache: input.noCache ?? false,
    sizes: new Map(sizes.map(({ line, sizeMb }) => [line, Math.round(sizeMb * 1_000_000)])),
  }
}
