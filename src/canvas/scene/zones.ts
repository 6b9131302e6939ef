import type { Rect } from '../geometry.ts'
import { counted } from '../../look/numbers.ts'
import type { ZoneGroup } from './groups.ts'
import type { Plan } from './plan.ts'
import type { PlacedZone } from './scene.ts'

/** Where the words of an empty zone end and its painted slots begin. */
const GHOST_TOP = 38

/** The zones as equal columns. */
export function placeZones(zones: readonly ZoneGroup[], plan: Plan, hasFargate: boolean): readonly PlacedZone[] {
  const { spacing, scale } = plan
  return zones.map(({ availabilityZone, instances, liveCount }, index) => {
    const rect = { x: zoneX(plan, index), y: plan.zonesTop, width: plan.zoneWidth, height: plan.zonesHeight }
    const isEmpty = instances.length === 0
    return {
      availabilityZone,
      rect,
      headHeight: spacing.zoneHead * scale,
      countText: isEmpty && hasFargate ? '' : counted(liveCount, 'task'),
      emptyText: !isEmpty ? null : hasFargate ? 'no instance; Fargate needs none' : 'no instance',
      ghostSlots: isEmpty && !hasFargate ? ghostSlots(rect, plan) : [],
    }
  })
}

export function zoneX({ spacing, scale, zoneWidth }: Plan, index: number): number {
  return spacing.pad * scale + index * (zoneWidth + spacing.zoneGap * scale)
}

/** Two rows of two, as on the smallest tray. */
function ghostSlots(zone: Rect, { spacing, scale }: Plan): readonly Rect[] {
  const pad = (spacing.zonePad + spacing.trayPad) * scale
  const gap = spacing.slotGap * scale
  const top = zone.y + (spacing.zoneHead + GHOST_TOP) * scale
  const width = (zone.width - 2 * pad - gap) / 2
  const height = Math.min(64 * scale, (zone.y + zone.height - top - pad - gap) / 2)
  if (height < 16 * scale) return []
  return [0, 1, 2, 3].map((index) => ({
    x: zone.x + pad + (index % 2) * (width + gap),
    y: top + Math.floor(index / 2) * (height + gap),
    width,
    height,
  }))
}
