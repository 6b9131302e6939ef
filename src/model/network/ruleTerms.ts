import { headOf } from '../../base/foreignText.ts'
import { ApiError } from '../api/command.ts'
import { cidrText, readCidr } from '../world/network/cidr.ts'
import { peerText, type GroupsWorld, type RulePeer, type RuleTerms } from '../world/network/securityGroup.ts'
import { groupFor } from './groupFound.ts'

/** A rule as it is asked for: no id yet. */
export interface GivenRule extends RuleTerms {
  readonly description: string | null
}

interface PermissionInput {
  readonly IpProtocol: string
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly IpRanges?: readonly { readonly CidrIp: string; readonly Description?: string | undefined }[] | undefined
  readonly UserIdGroupPairs?:
    | readonly {
        readonly GroupId?: string | undefined
        readonly GroupName?: string | undefined
        readonly Description?: string | undefined
      }[]
    | undefined
}

/** What Authorize and Revoke take, in both directions. */
export interface RulesInput {
  readonly IpPermissions?: readonly PermissionInput[] | undefined
  readonly IpProtocol?: string | undefined
  readonly FromPort?: number | undefined
  readonly ToPort?: number | undefined
  readonly CidrIp?: string | undefined
  readonly SourceSecurityGroupName?: string | undefined
}

const NUMBERS: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp' }

/**
 * The rules that are meant, one for each range and group: AWS's list or its short form.
 *
 * @throws ApiError  InvalidParameterValue, InvalidParameterCombination, MissingParameter, InvalidGroup.NotFound
 */
export function rulesGiven(world: GroupsWorld, input: RulesInput): readonly GivenRule[] {
  const isFlat =
    input.IpProtocol !== undefined || input.CidrIp !== undefined || input.SourceSecurityGroupName !== undefined
  if (input.IpPermissions === undefined && !isFlat) throw missing('ipPermissions', 'IpPermissions')
  if (input.IpPermissions === undefined) return flatRule(world, input)
  if (isFlat) {
    const text = "The parameter 'ipPermissions' may not be used in combination with 'ipProtocol'"
    throw new ApiError('InvalidParameterCombination', text, 'IpPermissions')
  }
  return input.IpPermissions.flatMap((one, index) => permissionRules(world, one, `IpPermissions[${String(index)}]`))
}

function flatRule(world: GroupsWorld, input: RulesInput): readonly GivenRule[] {
  const { IpProtocol = '-1', FromPort, ToPort, CidrIp, SourceSecurityGroupName } = input
  const IpRanges = CidrIp === undefined ? [] : [{ CidrIp }]
  const UserIdGroupPairs = SourceSecurityGroupName === undefined ? [] : [{ GroupName: SourceSecurityGroupName }]
  return permissionRules(world, { IpProtocol, FromPort, ToPort, IpRanges, UserIdGroupPairs }, '')
}

function permissionRules(world: GroupsWorld, given: PermissionInput, at: string): readonly GivenRule[] {
  const field = (member: string) => (at === '' ? member : `${at}.${member}`)
  const terms = portsOf(given, field)
  const ranges = (given.IpRanges ?? []).map((one, index) => ({
    ...terms,
    peer: blockOf(one.CidrIp, at === '' ? 'CidrIp' : `${at}.IpRanges[${String(index)}].CidrIp`),
    description: one.Description ?? null,
  }))
  const pairs = (given.UserIdGroupPairs ?? []).map(({ Description, ...named }, index) => ({
    ...terms,
    peer: {
      kind: 'group' as const,
      groupId: groupFor(
        world,
        named,
        at === '' ? 'SourceSecurityGroupName' : `${at}.UserIdGroupPairs[${String(index)}]`,
      ).id,
    },
    description: Description ?? null,
  }))
  if (ranges.length + pairs.length === 0) throw missing('cidrIp', field(at === '' ? 'CidrIp' : 'IpRanges'))
  return [...ranges, ...pairs]
}

type Ports = Pick<RuleTerms, 'protocol' | 'fromPort' | 'toPort'>

function portsOf(given: PermissionInput, field: (member: string) => string): Ports {
  const word = given.IpProtocol.toLowerCase()
  const protocol = NUMBERS[word] ?? word
  const { FromPort: fromPort, ToPort: toPort } = given
  const refuse = (text: string, member: string) => new ApiError('InvalidParameterValue', text, field(member))
  if (protocol === 'icmp') return { protocol, fromPort: fromPort ?? -1, toPort: toPort ?? -1 }
  if (protocol !== 'tcp' && protocol !== 'udp') {
    const isKnown = protocol === '-1' || (/^\d{1,3}$/.test(protocol) && Number(protocol) < 256)
    if (isKnown) return { protocol, fromPort: null, toPort: null }
    throw refuse(`Invalid value '${headOf(given.IpProtocol, 40)}' for IP protocol. Unknown protocol.`, 'IpProtocol')
  }
  if (fromPort === undefined || toPort === undefined) {
    const text = "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange."
    throw refuse(text, fromPort === undefined ? 'FromPort' : 'ToPort')
  }
  if (fromPort < 0 || toPort < fromPort) {
    throw refuse(
      `Invalid value '${String(fromPort)}-${String(toPort)}' for portRange.`,
      fromPort < 0 ? 'FromPort' : 'ToPort',
    )
  }
  return { protocol, fromPort, toPort }
}

function blockOf(text: string, field: string): RulePeer {
  const cidr = readCidr(text)
  if (cidr !== null) return { kind: 'cidr', cidr: cidrText(cidr) }
  throw new ApiError('InvalidParameterValue', `CIDR block ${headOf(text, 40)} is malformed`, field)
}

function missing(parameter: string, field: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${parameter}`, field)
}

/** As AWS's refusals quote a rule. */
export function ruleText({ protocol, fromPort, toPort, peer }: RuleTerms): string {
  const ports =
    fromPort === null ? 'ALL' : `${protocol.toUpperCase()}, from port: ${String(fromPort)}, to port: ${String(toPort)}`
  return `peer: ${peerText(peer)}, ${ports}, ALLOW`
}
