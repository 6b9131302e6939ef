import { headOf } from '../../base/foreignText.ts'
import { ApiError, type Output } from '../api/command.ts'
import type { Context } from '../world/context.ts'
import { RULES_OF_GROUP_MAX } from '../world/labLimits.ts'
import { isSameRule, type Direction, type GroupRule, type SecurityGroup } from '../world/network/securityGroup.ts'
import { rulesGiven, ruleText, type GivenRule, type RulesInput } from './ruleTerms.ts'
import { revokedRuleJson, ruleJson } from './securityGroupJson.ts'

/** The rules of one group in one direction. */
interface Side {
  readonly group: SecurityGroup
  readonly direction: Direction
}

export function newRule({ random }: Pick<Context, 'random'>, given: GivenRule): GroupRule {
  return { ...given, id: `sgr-0${random.hex(16)}` }
}

/** @throws ApiError  InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded, and those of `rulesGiven` */
export function authorize(context: Context, { group, direction }: Side, input: RulesInput): Output {
  const given = rulesGiven(context.world, input)
  const before = group[direction]
  for (const [index, one] of given.entries()) {
    const others = [...before, ...given.slice(0, index)]
    if (!others.some((other) => isSameRule(one, other))) continue
    const text = `the specified rule "${ruleText(one)}" already exists`
    throw new ApiError('InvalidPermission.Duplicate', text, fieldOf(input))
  }
  if (before.length + given.length > RULES_OF_GROUP_MAX) {
    const text = 'The maximum number of rules per security group has been reached.'
    throw new ApiError('RulesPerSecurityGroupLimitExceeded', text, fieldOf(input))
  }
  const added = given.map((one) => newRule(context, one))
  context.emit({ kind: 'securityGroupSet', group: { ...group, [direction]: [...before, ...added] } })
  return { Return: true, SecurityGroupRules: added.map((one) => ruleJson(group.id, direction, one)) }
}

interface RevokedInput extends RulesInput {
  readonly SecurityGroupRuleIds?: readonly string[] | undefined
}

/** @throws ApiError  InvalidPermission.NotFound, InvalidSecurityGroupRuleId.NotFound, and those of `rulesGiven` */
export function revoke(context: Context, { group, direction }: Side, input: RevokedInput): Output {
  const ids = input.SecurityGroupRuleIds
  const gone =
    ids === undefined
      ? rulesGiven(context.world, input).map((one) => ruleLike(group[direction], one, input))
      : ids.map((id, index) => ruleById(group[direction], id, `SecurityGroupRuleIds[${String(index)}]`))
  const left = group[direction].filter((one) => !gone.includes(one))
  context.emit({ kind: 'securityGroupSet', group: { ...group, [direction]: left } })
  return {
    Return: true,
    UnknownIpPermissions: [],
    RevokedSecurityGroupRules: [...new Set(gone)].map((one) => revokedRuleJson(group.id, direction, one)),
  }
}

function ruleLike(rules: readonly GroupRule[], given: GivenRule, input: RulesInput): GroupRule {
  const found = rules.find((one) => isSameRule(one, given))
  if (found !== undefined) return found
  const text = 'The specified rule does not exist in this security group.'
  throw new ApiError('InvalidPermission.NotFound', text, fieldOf(input))
}

function ruleById(rules: readonly GroupRule[], id: string, field: string): GroupRule {
  const found = rules.find((one) => one.id === id)
  if (found !== undefined) return found
  const text = `The security group rule ID '${headOf(id, 40)}' does not exist`
  throw new ApiError('InvalidSecurityGroupRuleId.NotFound', text, field)
}

function fieldOf({ IpPermissions }: RulesInput): string {
  return IpPermissions === undefined ? 'IpProtocol' : 'IpPermissions'
}
