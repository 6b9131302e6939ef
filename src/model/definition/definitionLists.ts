import { definitionArn } from '../api/arns.ts'
import { definitionKey, type TaskDefinition } from '../world/definition/taskDefinition.ts'
import type { World } from '../world/world.ts'

/** DEF-9: by family, then by revision; DESC is the whole of it from behind. */
export function listedArns(
  { taskDefinitions }: World,
  filter: { readonly familyPrefix?: string | undefined; readonly status: TaskDefinition['status'] },
  sort: 'ASC' | 'DESC',
): readonly string[] {
  const found = [...taskDefinitions.values()]
    .filter((one) => filter.familyPrefix === undefined || one.family === filter.familyPrefix)
    .filter((one) => one.status === filter.status)
    // Within a family they stand as they were registered, by number.
    .sort((one, other) => compared(one.family, other.family))
  const arns = found.map((one) => definitionArn(definitionKey(one)))
  return sort === 'DESC' ? arns.reverse() : arns
}

type FamilyStatus = 'ACTIVE' | 'INACTIVE' | 'ALL'

/** DEF-9: families that have a revision left, ACTIVE when one of theirs is. */
export function listedFamilies(
  { taskDefinitions }: World,
  { familyPrefix = '', status }: { readonly familyPrefix?: string | undefined; readonly status: FamilyStatus },
): readonly string[] {
  const isActive = new Map<string, boolean>()
  for (const one of taskDefinitions.values()) {
    if (!one.family.startsWith(familyPrefix)) continue
    isActive.set(one.family, isActive.get(one.family) === true || one.status === 'ACTIVE')
  }
  return [...isActive]
    .filter(([, active]) => status === 'ALL' || active === (status === 'ACTIVE'))
    .map(([family]) => family)
    .sort(compared)
}

function compared(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
