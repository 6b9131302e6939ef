import { flagOf, pairsOf } from './dockerfile.ts'
import type { Instruction } from './instruction.ts'
import { substituted, type Variables } from './variables.ts'

/** One FROM and what follows it (https://docs.docker.com/build/building/multi-stage/). */
export interface Stage {
  readonly index: number
  readonly name: string | null
  /** An image, or the name of a stage before it. */
  readonly from: string
  readonly platform: string | null
  readonly fromLine: number
  readonly instructions: readonly Instruction[]
  /** Those of ARG before the first FROM, which its own ARG can take over. */
  readonly globals: Variables
}

export function stagesOf(instructions: readonly Instruction[], buildArgs: Variables): readonly Stage[] {
  const globals = new Map<string, string>()
  const stages: (Stage & { readonly instructions: Instruction[] })[] = []
  for (const one of instructions) {
    const stage = stages.at(-1)
    if (one.keyword === 'FROM') stages.push(stageOf(one, { index: stages.length, globals }))
    else if (stage !== undefined) stage.instructions.push(one)
    else
      for (const [name, value] of pairsOf(one.rest))
        globals.set(name, buildArgs.get(name) ?? substituted(value, globals))
  }
  return stages
}

function stageOf(from: Instruction, { index, globals }: { readonly index: number; readonly globals: Variables }) {
  const [image = '', , name] = from.rest.split(/\s+/)
  const platform = flagOf(from, 'platform')
  return {
    index,
    name: name?.toLowerCase() ?? null,
    from: substituted(image, globals),
    platform: platform === null ? null : substituted(platform, globals),
    fromLine: from.line,
    instructions: [],
    globals,
  }
}

/** A stage by its name or its number; `undefined` for what is an image. */
export function stageNamed(stages: readonly Stage[], named: string): Stage | undefined {
  return (
    stages.findLast(({ name }) => name === named.toLowerCase()) ?? stages.find(({ index }) => String(index) === named)
  )
}

/** The stages that one needs, and it: those of which nothing is taken are not built. */
export function neededStages(stages: readonly Stage[], last: Stage): readonly Stage[] {
  const needed = new Set<Stage>()
  const open = [last]
  for (;;) {
    const stage = open.pop()
    if (stage === undefined) break
    if (needed.has(stage)) continue
    needed.add(stage)
    const before = stages.slice(0, stage.index)
    const sources = stage.instructions.flatMap((one) => flagOf(one, 'from') ?? [])
    for (const named of [stage.from, ...sources]) {
      const found = stageNamed(before, named)
      if (found !== undefined) open.push(found)
    }
  }
  return stages.filter((one) => needed.has(one))
}
