import type { ImageContent } from '../registry/image.ts'
import { listOf } from '../registry/manifest.ts'
import { WORKSTATION_PLATFORM, type Building } from './baseOf.ts'
import type { BuildRequest } from './buildRequest.ts'
import { isFault, readDockerfile } from './dockerfile.ts'
import type { BuildFault, Instruction } from './instruction.ts'
import { imageOf, StageBuilder, type BuiltStage } from './stageBuilder.ts'
import { neededStages, stageNamed, stagesOf } from './stages.ts'
import type { Variables } from './variables.ts'
import type { BuildStep, CachedStep } from './workstation.ts'

/** DOC-2: what a build would do now. */
export interface BuildPlan {
  readonly steps: readonly BuildStep[]
  readonly content: ImageContent
  readonly cached: readonly (readonly [string, CachedStep])[]
  readonly warnings: readonly string[]
  readonly lastsMs: number
}

/** The image is put together and named. */
const EXPORT_MS = 500

export function planBuild(world: Building, request: BuildRequest): BuildPlan | BuildFault {
  const read = readDockerfile(request.dockerfile)
  if (isFault(read)) return read
  const [first, ...others] = request.architectures
  const plans: PlatformPlan[] = []
  for (const architecture of first === undefined ? [] : [first, ...others]) {
    const plan = planPlatform(world, { ...request, architectures: [architecture] }, read.instructions)
    if (isFault(plan)) return plan
    const platform = `linux/${architecture}`
    plans.push(others.length === 0 ? plan : { ...plan, steps: plan.steps.map((step) => ({ ...step, platform })) })
  }
  const contents = plans.map(({ content }) => content)
  const [own] = contents
  if (own === undefined) return { line: null, message: EMPTY }
  const steps = plans.flatMap((one) => one.steps)
  return {
    steps,
    content: contents.length === 1 ? own : listOf(contents),
    cached: plans.flatMap((one) => one.cached),
    warnings: [...new Set(plans.flatMap((one) => one.warnings))],
    lastsMs: EXPORT_MS + steps.reduce((sum, one) => sum + one.lastsMs, 0),
  }
}

type PlatformPlan = Omit<BuildPlan, 'lastsMs'>

const EMPTY = 'failed to solve: the Dockerfile cannot be empty'

/** Of several platforms each is built by itself; what it adds is for it alone. */
function planPlatform(
  world: Building,
  request: BuildRequest,
  instructions: readonly Instruction[],
): PlatformPlan | BuildFault {
  const given = new Map([...platformArgs(request), ...request.buildArgs])
  const stages = stagesOf(instructions, given)
  const last = request.target === null ? stages.at(-1) : stageNamed(stages, request.target)
  if (last === undefined)
    return { line: null, message: `failed to solve: target stage "${request.target ?? ''}" could not be found` }
  const builder = new StageBuilder(world, request, stages)
  let built: BuiltStage | null = null
  for (const stage of neededStages(stages, last)) {
    const result = builder.build(stage)
    if (isFault(result)) return result
    built = result
  }
  if (built === null) return { line: null, message: EMPTY }
  return {
    steps: builder.steps,
    content: imageOf(built),
    cached: [...builder.cached],
    warnings: [...unconsumed(request.buildArgs, builder.consumed), ...builder.warnings],
  }
}

/** Docker sets these by itself (https://docs.docker.com/build/building/variables/#pre-defined-build-arguments). */
function platformArgs({ architectures }: BuildRequest): readonly (readonly [string, string])[] {
  const architecture = architectures[0] ?? 'amd64'
  return [
    ['BUILDPLATFORM', WORKSTATION_PLATFORM],
    ['TARGETPLATFORM', `linux/${architecture}`],
    ['TARGETARCH', architecture],
  ]
}

function unconsumed(buildArgs: Variables, consumed: ReadonlySet<string>): readonly string[] {
  const unused = [...buildArgs.keys()].filter((name) => !consumed.has(name))
  return unused.length === 0 ? [] : [`[Warning] One or more build-args [${unused.join(' ')}] were not consumed`]
}

/** From which line on the cache was of no use; `null` where everything came from it. */
export function cacheLostAt(steps: readonly BuildStep[]): number | null {
  return steps.find(({ cached }) => !cached)?.line ?? null
}
