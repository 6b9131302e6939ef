import type { World } from '../../model/world/world.ts'
import type { Draws } from '../randomDefinition.ts'
import { definitionsOf } from './benchWords.ts'

type Json = Readonly<Record<string, unknown>>

/** What somebody changes in a definition that is open before them: one thing of its container, or of the task. */
export function changedDefinition(world: World, draws: Draws): Json | null {
  const all = definitionsOf(world)
  if (all.length === 0) return null
  const { source } = draws.pick(all)
  const [container, ...others] = source.containerDefinitions as readonly Json[]
  if (container === undefined || draws.chance(15)) return source
  if (draws.chance(30)) return { ...source, ...taskChange(draws) }
  return { ...source, containerDefinitions: [{ ...container, ...containerChange(container, draws) }, ...others] }
}

function taskChange(draws: Draws): Json {
  return draws.pick<Json>([
    { networkMode: draws.pick(['bridge', 'host', 'awsvpc']) },
    { cpu: draws.pick(['256', '512', '1024']), memory: draws.pick(['512', '1024', '2048']) },
    {
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: draws.pick(['256', '512', '1024']),
      memory: draws.pick(['512', '1024', '2048']),
    },
  ])
}

function containerChange({ name, cpu, memory, image }: Json, draws: Draws): Json {
  const sizeOf = (value: unknown): number => (typeof value === 'number' ? value : 256)
  const resized = (value: unknown): number => Math.ceil(sizeOf(value) * draws.pick([0.25, 0.5, 0.5, 0.75, 2]))
  return draws.pick<Json>([
    { image: draws.pick([`${String(name)}:1`, `${String(name)}:2`, `${String(name)}:3`, String(image)]) },
    { cpu: resized(cpu) },
    { memory: resized(memory) },
    { portMappings: [{ containerPort: 80, hostPort: draws.pick([0, 80, 8_080]) }] },
  ])
}
