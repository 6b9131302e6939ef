import type { World } from '../../model/world/world.ts'
import { elidedName } from '../../look/names.ts'
import { grouped } from '../../look/numbers.ts'
import { isOfImages } from '../../look/shownImages.ts'
import type { Band, Content, Ground } from '../scene/band.ts'
import type { Piece } from '../scene/piece.ts'
import { lensesOf, type Lens } from '../lens/lenses.ts'

export interface PlacedHeader extends Piece {
  readonly layer: 'header'
  readonly region: string
  readonly text: string
  readonly note: string
}

/** The line over the zones. */
export const regionBand: Band<PlacedHeader> = {
  name: 'region',
  need: () => ({
    takes: 'its height',
    layOn: (ground) => ({
      height: heightOn(ground),
      holds: () => true,
      place: (content, { y }) => {
        const end = y + heightOn(ground)
        // Where a mode has no header, its height is the padding above the zones.
        return { pieces: ground.spacing.header === 0 ? [] : [placeHeader(content, ground, y)], end }
      },
    }),
  }),
}

function heightOn({ spacing, scale }: Ground): number {
  return (spacing.header + spacing.pad * 0.5) * scale
}

/** Of the page's switch between lenses, before its other buttons: of each button, and the gap after them. */
const LENS_WIDTHS: Readonly<Record<Lens, number>> = { yard: 52, traffic: 68, network: 76, roles: 58 }
const LENS_GAP = 18

/** With one lens there is no switch. */
function switchWidth(lenses: readonly Lens[]): number {
  return lenses.length < 2 ? 0 : lenses.reduce((sum, one) => sum + LENS_WIDTHS[one], LENS_GAP)
}

/** `us-east-1  cluster yard-demo · 3 × m5.large`, and at the right what a slot stands for. */
function placeHeader({ world, measure }: Content, ground: Ground, y: number): PlacedHeader {
  const { spacing, scale, width } = ground
  const x = spacing.pad * scale
  const reserve = spacing.headerReserve + switchWidth(lensesOf(world))
  const rect = { x, y, width: width - 2 * x - reserve * scale, height: heightOn(ground) }
  const region = regionOf(world)
  const text = [clustersOf(world), instancesOf(world)].filter((part) => part !== '').join(' · ')
  const note = isOfImages(world) ? '' : `one slot = ${grouped(measure.slotUnits)} CPU units`
  return {
    key: 'header',
    layer: 'header',
    ref: null,
    rect,
    face: [region, text, note].join('\n'),
    faceRect: rect,
    quiet: [{ ...rect, y: 0, height: rect.y + rect.height }],
    region,
    text,
    note,
  }
}

/** A name of a cluster has 255 characters at most: with all of them there would be no room for the instances. */
const NAME_MOST = 28

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
    : `cluster${names.length > 1 ? 's' : ''} ${names.map((name) => elidedName(name, NAME_MOST)).join(', ')}`
}

function instancesOf(world: World): string {
  const counts = new Map<string, number>()
  for (const one of world.instances.values()) counts.set(one.instanceType, (counts.get(one.instanceType) ?? 0) + 1)
  if (counts.size > 3) return `${grouped(world.instances.size)} instances`
  return [...counts].map(([type, count]) => `${grouped(count)} × ${type}`).join(', ')
}
