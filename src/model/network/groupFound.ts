import { headOf } from '../../base/foreignText.ts'
import { ApiError } from '../api/command.ts'
import { allGroups, groupById, type GroupsWorld, type SecurityGroup } from '../world/network/securityGroup.ts'

interface NamedGroup {
  readonly GroupId?: string | undefined
  readonly GroupName?: string | undefined
}

/**
 * The group that is named, by id or by name.
 *
 * @param field  the path of what names it; left out, the operation's own members do
 * @throws ApiError  InvalidGroup.NotFound, MissingParameter
 */
export function groupFor(world: GroupsWorld, named: NamedGroup, field?: string): SecurityGroup {
  const { GroupId: id, GroupName: name } = named
  if (id === undefined && name === undefined) {
    const text = 'The request must contain the parameter GroupName or GroupId'
    throw new ApiError('MissingParameter', text, field ?? 'GroupId')
  }
  const group = id === undefined ? allGroups(world).find((one) => one.name === name) : groupById(world, id)
  if (group !== undefined) return group
  const text = `The security group '${headOf(id ?? name ?? '', 80)}' does not exist`
  throw new ApiError('InvalidGroup.NotFound', text, field ?? (id === undefined ? 'GroupName' : 'GroupId'))
}
