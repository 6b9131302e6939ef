import type { Output } from '../api/command.ts'
import { requestOf, type BuildInput } from '../api/workstation/requestOf.ts'
import type { Context } from '../world/context.ts'
import { sizeBytes } from '../world/registry/image.ts'
import { cacheLostAt, planBuild } from '../world/workstation/buildPlan.ts'
import { isFault } from '../world/workstation/dockerfile.ts'
import { fullName, shortId, shownName } from '../world/workstation/localNames.ts'
import type { BuildStep } from '../world/workstation/workstation.ts'
import { dockerError, refuseBusy, refuseName } from './dockerRefusals.ts'
import { refuseFull } from './localImages.ts'
import { beginJob } from './jobs.ts'

/** DOC-2: begins a build; its image is there when it is through. @throws ApiError */
export function build(context: Context, input: BuildInput): Output {
  const { world } = context
  refuseBusy(world)
  refuseFull(world)
  if (input.tag !== undefined) refuseName(input.tag, 'tag')
  const plan = planBuild(world, requestOf(input))
  if (isFault(plan))
    throw dockerError(plan.message, plan.line === null && input.target !== undefined ? 'target' : 'dockerfile')
  const { steps, content, cached, warnings, lastsMs } = plan
  const lostAtLine = cacheLostAt(steps)
  const tags = input.tag === undefined ? [] : [fullName(input.tag)]
  beginJob(context, lastsMs, { kind: 'build', build: { dockerfile: input.dockerfile, steps }, content, tags, cached })
  return {
    image: {
      imageId: shortId(content.config.digest),
      tags: tags.map(shownName),
      sizeBytes: sizeBytes(content),
      architectures: content.architectures,
    },
    steps: steps.map(stepJson),
    ...(lostAtLine !== null && { cacheLostAtLine: lostAtLine }),
    warnings,
    seconds: lastsMs / 1_000,
  }
}

/** What became of one instruction, as BuildKit writes it. */
export function stepJson({ line, text, cached, layers, lastsMs, platform }: BuildStep): Output {
  return {
    line,
    ...(platform !== undefined && { platform }),
    instruction: text,
    status: cached ? 'CACHED' : `DONE ${String(lastsMs / 1_000)}s`,
    ...(layers.length > 0 && { sizeBytes: sizeBytes({ layers }) }),
  }
}
