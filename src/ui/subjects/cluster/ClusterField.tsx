import type { World } from '../../../model/world/world.ts'
import { Select } from '../../kit/Select.tsx'
import { FIRST_CLUSTER } from './clusterActs.ts'

interface ClusterFieldProps {
  readonly world: World
  readonly value: string
  readonly onChange: (clusterName: string) => void
}

/** Which cluster; nothing to choose where there is one. */
export function ClusterField({ world, value, onChange }: ClusterFieldProps) {
  const names = activeClusters(world)
  if (names.length < 2) return null
  return (
    <Select
      label="Cluster"
      options={names.map((name) => ({ value: name, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}

/** The cluster that acts go to at first. */
export function firstCluster(world: World): string {
  return activeClusters(world)[0] ?? FIRST_CLUSTER
}

function activeClusters({ clusters }: World): readonly string[] {
  return [...clusters.values()].filter((one) => one.status === 'ACTIVE').map((one) => one.name)
}
