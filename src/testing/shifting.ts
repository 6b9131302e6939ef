import { must } from '../base/assert.ts'
import { ruleAt } from '../model/world/balancing/ruleAt.ts'
import { createBalancer, createGroup, createListener } from './balancers.ts'
import { createService, registerFargate, updateService, yard, NETWORK } from './builders.ts'
import { history } from './deployments.ts'
import type { Input, TestLab } from './testLab.ts'

/** A load balancer with a listener for production, one for tests, and two groups behind both. */
export interface TwoSided {
  readonly lab: TestLab
  readonly balancer: string
  readonly groups: readonly [string, string]
  readonly listener: string
  readonly testListener: string
  /** The default rules of both. */
  readonly production: string
  readonly test: string
}

export const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:check'
const ROLE = 'arn:aws:iam::123456789012:role/ecsInfrastructureRole'

/** Seconds between checks as short as they may be, so that a task is healthy soon after it answers. */
const FAST = { HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2 }

export function twoSided(seed = 1): TwoSided {
  const lab = yard({ seed, instances: 0 })
  const balancer = createBalancer(lab)
  const groups = [createGroup(lab, { Name: 'blue', ...FAST }), createGroup(lab, { Name: 'green', ...FAST })] as const
  for (const TargetGroupArn of groups) {
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }]
    lab.act('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn, Attributes })
  }
  const forward = [
    {
      Type: 'forward',
      ForwardConfig: {
        TargetGroups: groups.map((TargetGroupArn, index) => ({ TargetGroupArn, Weight: index === 0 ? 1 : 0 })),
      },
    },
  ]
  const at = { balancer, group: groups[0] }
  const listener = createListener(lab, at, { DefaultActions: forward })
  const testListener = createListener(lab, at, { Port: 9_000, DefaultActions: forward })
  lab.forward(120_000)
  const production = must(ruleAt(lab.world, listener), listener).arn
  const test = must(ruleAt(lab.world, testListener), testListener).arn
  return { lab, balancer, groups, listener, testListener, production, test }
}

/** The load balancers of a service between both sides. */
export function shiftedBy({ groups, production, test }: TwoSided, fields: Input = {}): readonly Input[] {
  return [
    {
      targetGroupArn: groups[0],
      containerName: 'main',
      containerPort: 80,
      advancedConfiguration: {
        alternateTargetGroupArn: groups[1],
        productionListenerRule: production,
        testListenerRule: test,
        roleArn: ROLE,
        ...fields,
      },
    },
  ]
}

export function lambdaHook(lifecycleStages: readonly string[], fields: Input = {}): Input {
  return { hookTargetArn: LAMBDA, roleArn: ROLE, lifecycleStages, ...fields }
}

export const BLUE_GREEN: Input = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 }

/** Service `web` of `far:1` on Fargate, COMPLETED, whose deployments shift traffic. */
export function shiftedService(deploymentConfiguration: Input, fields: Input = {}): TwoSided {
  const made = twoSided()
  const { lab } = made
  registerFargate(lab)
  registerFargate(lab)
  createService(lab, {
    taskDefinition: 'far:1',
    desiredCount: 2,
    launchType: 'FARGATE',
    networkConfiguration: NETWORK,
    loadBalancers: shiftedBy(made),
    deploymentConfiguration,
    ...fields,
  })
  lab.forward(300_000)
  return made
}

export function deployNext(lab: TestLab, fields: Input = {}): void {
  updateService(lab, { taskDefinition: 'far:2', ...fields })
}

/** Weights of both groups at a rule, as DescribeRules tells them. */
export function weightsAt({ lab, groups }: TwoSided, rule: string): readonly number[] {
  const [told] = lab.act('elbv2', 'DescribeRules', { RuleArns: [rule] }).Rules as readonly Input[]
  const [action] = must(told, rule).Actions as readonly {
    readonly ForwardConfig: { readonly TargetGroups: Weighted }
  }[]
  const weighted = must(action, 'an action').ForwardConfig.TargetGroups
  return groups.map((arn) => weighted.find((one) => one.TargetGroupArn === arn)?.Weight ?? 0)
}

type Weighted = readonly { readonly TargetGroupArn: string; readonly Weight: number }[]

/** One row a state that DescribeServiceDeployments tells of the newest deployment, with seconds since the first. */
export function traceOf(made: TwoSided, forMs: number): readonly string[] {
  const { lab, production } = made
  const startMs = lab.nowMs
  const rows: string[] = []
  let last = ''
  const note = (): void => {
    const [newest] = history(lab)
    const status = String(newest?.status)
    const stage = String(newest?.lifecycleStage ?? '-')
    const row = `${status === 'IN_PROGRESS' ? '' : `${status} `}${stage} ${weightsAt(made, production).join('/')}`
    if (row === last) return
    last = row
    rows.push(`${String(Math.round((lab.nowMs - startMs) / 1_000))} ${row}`)
  }
  note()
  lab.forward(forMs, note)
  return rows
}
