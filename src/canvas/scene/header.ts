import type { World } from '../../model/world/world.ts'
import { grouped } from '../../look/numbers.ts'
import type { Plan } from './plan.ts'
import type { PlacedHeader } from './scene.ts'

/** `us-east-1  cluster yard-demo · 3 × m5.large`, and at the right what a slot stands for. */
export function placeHeader(world: World, plan: Plan, slotUnits: number): PlacedHeader | null {
  const { spacing, scale, width } = plan
  if (spacing.header === 0) return null
  const x = spacing.pad * scale
  return {
    rect: {
      x,
      y: spacing.pad * scale * 0.5,
      width: width - 2 * x - spacing.headerReserve * scale,
      height: (spacing.header + spacing.pad * 0.5) * scale,
    },
    region: regionOf(world),
    text: [clustersOf(world), instancesOf(world)].filter((part) => part !== '').join(' · '),
    note: `one slot = ${grouped(slotUnits)} CPU units`,
  }
}

/** A zone's name less its letter. */
function regionOf(world: World): string {
  const [instance] = world.instances.values()
  const zone = instance?.availabilityZone ?? 'us-east-1a'
  return zone.replace(/[a-z]$/, '')
}

function clustersOf(world: World): string {
  const names = [...world.clusters.values()].filter((one) => one.status === 'ACTIVE').map((one) => one.name)
  if (names.length === 0) return 'no cluster yet'
  return names.length > 3
    ? `${String(names.length)} clusters`
    : `cluster${names.length > 1 ? 's' : ''} ${names.join(', ')}`
}

function instancesOf(world: World): string {
  const counts = new Map<string, number>()
  for (const one of world.instances.values()) counts.set(one.instanceType, (counts.get(one.instanceType) ?? 0) + 1)
  if (counts.size > 3) return `${grouped(world.instances.size)} instances`
  return [...counts].map(([type, count]) => `${grouped(count)} × ${type}`).join(', ')
}
