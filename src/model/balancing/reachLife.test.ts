import { expect, it } from 'vitest'
import { Random } from '../../base/random.ts'
import { must } from '../../base/assert.ts'
import { targetsIn } from '../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { createSecurityGroup, guardedFront, tcp } from '../../testing/securityGroups.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

interface PermissionJson {
  readonly IpProtocol: string
  readonly FromPort?: number
  readonly ToPort?: number
  readonly IpRanges: readonly { readonly CidrIp: string }[]
  readonly UserIdGroupPairs: readonly { readonly GroupId: string }[]
}

interface GroupJson {
  readonly GroupId: string
  readonly IpPermissions: readonly PermissionJson[]
  readonly IpPermissionsEgress: readonly PermissionJson[]
}

/** From AWS's answer, bit by bit, without the model's code. */
function allows(
  permissions: readonly PermissionJson[],
  to: { readonly address: string; readonly group: string },
): boolean {
  return permissions.some((one) => {
    const isPort =
      one.IpProtocol === '-1' || (one.IpProtocol === 'tcp' && (one.FromPort ?? 0) <= 80 && (one.ToPort ?? 0) >= 80)
    const isPeer =
      one.UserIdGroupPairs.some(({ GroupId }) => GroupId === to.group) ||
      one.IpRanges.some(({ CidrIp }) => bitsOf(to.address).startsWith(prefixOf(CidrIp)))
    return isPort && isPeer
  })
}

const bitsOf = (address: string) =>
  address
    .split('.')
    .map((one) => Number(one).toString(2).padStart(8, '0'))
    .join('')

function prefixOf(cidr: string): string {
  const [address = '', bits = '0'] = cidr.split('/')
  return bitsOf(address).slice(0, Number(bits))
}

interface Life {
  readonly lab: TestLab
  readonly alb: string
  readonly web: string
  readonly group: string
}

function begin(seed: number): Life {
  const lab = yard({ instances: 0, seed })
  const alb = createSecurityGroup(lab, 'alb')
  const web = createSecurityGroup(lab, 'web')
  // In one zone its nodes are, as an NLB may be: one address stands for all.
  const balancer = { Type: 'network', Subnets: ['subnet-a'], SecurityGroups: [alb] }
  const check = { HealthCheckIntervalSeconds: 10, HealthyThresholdCount: 2, UnhealthyThresholdCount: 2 }
  const group = guardedFront(lab, { balancer, group: { Protocol: 'TCP', HealthCheckTimeoutSeconds: 5, ...check } })
  registerFargate(lab)
  const networkConfiguration = {
    awsvpcConfiguration: { subnets: NETWORK.awsvpcConfiguration.subnets.slice(0, 1), securityGroups: [web] },
  }
  const [id = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration }).ids
  lab.forward(60_000)
  const Id = must(lab.world.tasks.get(id)?.privateIp, 'an address')
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id }] })
  return { lab, alb, web, group }
}

/** Of one side's rules one that is opened or, when it is there, closed. */
function change({ lab, alb, web }: Life, random: Random): void {
  const pick = <T>(from: readonly T[]): T => must(from[random.between(0, from.length - 1)], 'one')
  const isEgress = random.between(1, 4) === 1
  const rule = tcp(
    pick<number | readonly [number, number]>([80, 443, [1, 79], [79, 81]]),
    pick([alb, web, '10.0.0.0/16', '10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0']),
  )
  const rules: Input =
    isEgress && random.between(1, 3) === 1 ? { IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] } : rule
  const side = isEgress ? 'Egress' : 'Ingress'
  const input = { GroupId: isEgress ? alb : web, IpPermissions: [rules] }
  const answer = lab.engine.execute({ atMs: lab.nowMs, service: 'ec2', operation: `RevokeSecurityGroup${side}`, input })
  if ('error' in answer) lab.act('ec2', `AuthorizeSecurityGroup${side}`, input)
}

function isOpen({ lab, alb, web, group }: Life): boolean {
  const groups = lab.act('ec2', 'DescribeSecurityGroups', {}).SecurityGroups as readonly GroupJson[]
  const of = (id: string) =>
    must(
      groups.find(({ GroupId }) => GroupId === id),
      id,
    )
  const { id: address } = must(targetsIn(lab, group)[0], 'the target')
  const node = { address: '10.0.0.9', group: alb }
  return allows(of(alb).IpPermissionsEgress, { address, group: web }) && allows(of(web).IpPermissions, node)
}

const seen = new Set<boolean>()

it.each([1, 2, 3, 4, 5, 6])('NET-7 a target follows the rules that are opened and closed, life %i', (seed) => {
  const life = begin(seed)
  const random = Random.fromSeed(seed)
  for (let step = 0; step < 40; step++) {
    change(life, random)
    const open = isOpen(life)
    const state = () => targetsIn(life.lab, life.group)[0]?.state
    const before = state()
    // Within one interval and a timeout nothing turns against the rules, in three all has turned.
    life.lab.forward(14_000)
    if (state() !== before) expect(state() === 'healthy', `seed ${String(seed)}, step ${String(step)}`).toBe(open)
    life.lab.forward(21_000)
    expect(state(), `seed ${String(seed)}, step ${String(step)}`).toBe(open ? 'healthy' : 'unhealthy')
    seen.add(open)
  }
})

it('NET-7 in those lives the way was open, and closed', () => {
  expect(seen.size).toBe(2)
})
