import { beforeEach, describe, expect, it } from 'vitest'
import { createBalancer, createGroup, createListener, createRule, targetsIn } from '../../../testing/balancers.ts'
import { NETWORK, registerFargate, runTask, yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { must } from '../../../base/assert.ts'
import { rulesOf } from '../../../model/world/balancing/routing.ts'
import { checkText, detectionDetails } from './checkWords.ts'
import { stateCounts, stateCountsText } from '../../../look/poolLook.ts'
import { balancerWords, groupWords } from './poolWords.ts'
import { conditionsText } from './ruleWords.ts'
import { addressText, checksOf, checksText, targetWords } from './targetWords.ts'

let lab: TestLab
let balancer: string
let group: string

beforeEach(() => {
  lab = yard({ instances: 0 })
  registerFargate(lab)
  balancer = createBalancer(lab)
  group = createGroup(lab, {
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    UnhealthyThresholdCount: 2,
    HealthyThresholdCount: 3,
  })
})

const theGroup = () => must(lab.world.targetGroups.get(group), group)
const theBalancer = () => must(lab.world.loadBalancers.get(balancer), balancer)
const theTarget = () => must(targetsIn(lab, group)[0], group)

/** A task of Fargate whose address is registered. */
function registered(): void {
  const [id = ''] = runTask(lab, { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }).ids
  lab.forward(60_000)
  const Id = lab.world.tasks.get(id)?.privateIp ?? ''
  lab.act('elbv2', 'RegisterTargets', { TargetGroupArn: group, Targets: [{ Id }] })
}

function answers(responds: object): void {
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ...responds })
}

describe('a load balancer and its group say what is missing', () => {
  it('from nothing to a healthy target', () => {
    expect(balancerWords(theBalancer(), lab.world).verdict).toBe('provisioning, active in 2 min')
    expect(groupWords(theGroup(), lab.world).verdict).toBe('No load balancer uses it')
    lab.forward(120_000)
    expect(balancerWords(theBalancer(), lab.world)).toMatchObject({
      verdict: 'active, nobody listens',
      tone: 'trouble',
    })
    createListener(lab, { balancer, group })
    expect(groupWords(theGroup(), lab.world)).toMatchObject({ verdict: 'No targets', tone: 'trouble' })
    registered()
    expect(groupWords(theGroup(), lab.world)).toMatchObject({ verdict: 'No target is healthy', tone: 'plain' })
    expect(targetWords(theTarget(), lab.world).verdict).toMatch(/^initial, first check in [34] s$/)
    lab.forward(4_000)
    expect(groupWords(theGroup(), lab.world)).toEqual({
      verdict: '1 of 1 target healthy',
      sentence: '1 healthy target gets the requests.',
      tone: 'plain',
    })
    expect(balancerWords(theBalancer(), lab.world)).toMatchObject({
      verdict: 'active, 1 of 1 target healthy',
      sentence: 'It sends to web, in us-east-1a, us-east-1b and us-east-1c.',
    })
  })
})

describe('ALB-4 checks in a row', () => {
  beforeEach(() => {
    createListener(lab, { balancer, group })
    lab.forward(120_000)
    registered()
    lab.forward(4_000)
  })

  it('fail, make it unhealthy, and heal it one by one', () => {
    expect(addressText(theTarget())).toMatch(/^10\.[\d.]+:80$/)
    expect(checksOf(lab.world, theTarget())).toEqual(['passed'])
    answers({ responds: { fromSeconds: 0, how: 'code', code: 500 } })
    lab.forward(10_000)
    expect(targetWords(theTarget(), lab.world)).toMatchObject({ verdict: 'healthy, and fails', tone: 'trouble' })
    expect(checksText(checksOf(lab.world, theTarget()))).toBe('1 failed, 1 to come')
    lab.forward(10_000)
    expect(targetWords(theTarget(), lab.world)).toMatchObject({
      verdict: 'unhealthy: Health checks failed with these codes: [500]',
      sentence: 'It gets no requests while another is healthy. 3 passed checks in a row heal it.',
    })
    expect(groupWords(theGroup(), lab.world).sentence).toContain('healthy or not: 1 unhealthy')
    answers({ reset: true })
    lab.forward(20_000)
    expect(checksOf(lab.world, theTarget())).toEqual(['passed', 'passed', 'to come'])
  })

  it('are none while it drains', () => {
    const { id: Id, port: Port } = theTarget()
    lab.act('elbv2', 'DeregisterTargets', { TargetGroupArn: group, Targets: [{ Id, Port }] })
    expect(targetWords(theTarget(), lab.world).verdict).toBe('draining, 5 min to go')
    expect(checksText(checksOf(lab.world, theTarget()))).toBe('not checked')
    expect(stateCountsText(stateCounts(lab.world, [group]))).toBe('1 draining')
    expect(groupWords(theGroup(), lab.world).verdict).toBe('All targets drain')
  })
})

it('ALB-4 settings of a check in seconds', () => {
  const { healthCheck } = theGroup()
  expect(checkText(healthCheck)).toBe('HTTP / on the traffic port, matches 200')
  const details = Object.fromEntries(detectionDetails(healthCheck).map(({ label, value }) => [label, value]))
  expect(details['finds what hangs in']).toBe('15 s to 25 s')
  expect(details['finds what refuses in']).toBe('10 s to 20 s')
  expect(details['heals in']).toBe('20 s to 30 s')
})

it('ALB-7 rules say when they hold', () => {
  const listener = createListener(lab, { balancer, group })
  createRule(lab, listener, {
    Priority: 10,
    Conditions: [
      { Field: 'path-pattern', Values: ['/img/*', '/css/*'] },
      { Field: 'host-header', Values: ['www.example.com'] },
    ],
    Actions: [{ Type: 'forward', TargetGroupArn: group }],
  })
  expect(rulesOf(lab.world, listener).map(conditionsText)).toEqual([
    'path /img/* or /css/* and host www.example.com',
    'all else',
  ])
})
