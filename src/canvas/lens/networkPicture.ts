import { hasInterface, membersOf } from '../../look/groupMembers.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { groupById } from '../../model/world/network/securityGroup.ts'
import { subnetBlock, SUBNETS } from '../../model/world/network/subnets.ts'
import type { World } from '../../model/world/world.ts'
import type { PlacedZone } from '../bands/zones.ts'
import type { Rect } from '../geometry.ts'
import { rectsOf } from '../scene/piece.ts'
import type { Scene } from '../scene/scene.ts'
import type { PlacedTile } from '../scene/tile.ts'

/** A zone's subnet, from the longest wording to the shortest. */
export interface SubnetBand {
  readonly zone: PlacedZone
  readonly wordings: readonly string[]
}

/** Who wears the selected group. World units. */
export interface Hull {
  readonly name: string
  /** Everything that wears it, no two of them over each other. */
  readonly members: readonly Rect[]
  /** What stands on a member and wears other groups. */
  readonly holes: readonly Rect[]
}

/** All that the Network lens lays over a scene. */
export interface NetworkPicture {
  readonly subnets: readonly SubnetBand[]
  /** `null` while no group is selected. */
  readonly hull: Hull | null
}

export function networkPicture(scene: Scene, world: World, selection: SubjectRef | null): NetworkPicture {
  return { subnets: scene.layers.zones.flatMap(subnetOf), hull: hullOf(scene, world, selection) }
}

function subnetOf(zone: PlacedZone): readonly SubnetBand[] {
  const subnet = SUBNETS[zone.availabilityZone]
  if (subnet === undefined) return []
  const block = subnetBlock(zone.availabilityZone)
  return [{ zone, wordings: [`${subnet.slice(0, 'subnet-0000'.length)} ${block}`, block] }]
}

function hullOf({ layers, detail }: Scene, world: World, selection: SubjectRef | null): Hull | null {
  const group = selection?.kind === 'securityGroup' ? groupById(world, selection.id) : undefined
  if (group === undefined) return null
  const { tasks, instances, balancers } = membersOf(world, group.id)
  const taskIds = new Set(tasks.map(({ id }) => id))
  const instanceIds = new Set(instances.map(({ id }) => id))
  const balancerIds = new Set(balancers.map(({ ref }) => ref.id))
  const isOnMember = ({ place, task }: PlacedTile) => place === 'slot' && instanceIds.has(task?.instanceId ?? '')
  const stub = layers.fargate[0]?.stubHeight ?? 0
  const boxesOf = (tile: PlacedTile): readonly Rect[] =>
    // Its interface hangs under it.
    rectsOf(tile).map((rect) => (tile.place === 'fargate' ? { ...rect, height: rect.height + stub } : rect))
  const members = [
    ...layers.rail
      .filter((one) => one.part === 'balancer' && balancerIds.has(one.ref?.id ?? ''))
      .map(({ rect }) => rect),
    ...[...layers.trays, ...layers.bars].filter(({ instance }) => instanceIds.has(instance.id)).map(({ rect }) => rect),
    ...layers.tiles.filter((tile) => taskIds.has(tile.key) && !isOnMember(tile)).flatMap(boxesOf),
  ]
  const others = layers.tiles.filter(
    (tile) => isOnMember(tile) && hasInterface(tile.task ?? undefined) && !taskIds.has(tile.key),
  )
  const holes = detail === 'density' ? [] : others.flatMap(boxesOf)
  return { name: group.name, members, holes }
}
