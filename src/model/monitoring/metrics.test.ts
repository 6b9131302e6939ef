import { describe, expect, it } from 'vitest'
import { BACKLOG, putAlarm, putBacklog, WEB_CPU } from '../../testing/alarms.ts'
import { front } from '../../testing/balancers.ts'
import { createService, register, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { datapointsOf } from '../world/monitoring/datapoints.ts'
import { metricKey, metricOf, type MetricId } from '../world/monitoring/metric.ts'
import { metricsIn } from '../world/monitoring/metricList.ts'
import { LAB_EPOCH_SECONDS } from '../world/world.ts'

const MINUTE = 60_000

/** The newest datapoint that is told. */
function newest(lab: TestLab, metric: MetricId): number | null | undefined {
  const toMs = Math.floor(lab.nowMs / MINUTE) * MINUTE - MINUTE
  return datapointsOf(lab.world, metric, { stat: 'Average', periodSeconds: 60, fromMs: toMs - MINUTE, toMs })[0]
}

const ofYard = (name: string) => metricOf('AWS/ECS', name, { ClusterName: 'yard' })

describe('MET-5 a metric is known by its namespace, its name and its dimensions', () => {
  it('in whatever order those were given', () => {
    const dimensions = [
      { name: 'b', value: '1' },
      { name: 'a', value: '2' },
    ]
    const one = { namespace: 'n', name: 'm', dimensions }
    expect(metricKey({ ...one, dimensions: dimensions.toReversed() })).toBe(metricKey(one))
    expect(metricKey({ ...one, dimensions: [] })).not.toBe(metricKey(one))
  })

  it('reservation of a cluster, as in the guide’s example: 55.6 and 60.4 %', () => {
    // Ten tasks of 1,024 and 2,048 on 18,432 CPU units and 33,926 MiB.
    const lab = yard({ instances: 2, cpuUnits: 9_216, memoryMib: 16_963 })
    register(lab, 'web', { containerFields: { cpu: 1_024, memory: 2_048 } })
    createService(lab, { desiredCount: 10 })
    lab.to(3 * MINUTE)
    expect(newest(lab, ofYard('CPUReservation'))).toBe(55.6)
    expect(newest(lab, ofYard('MemoryReservation'))).toBe(60.4)
    // Each idles at 3 % of its CPU.
    expect(newest(lab, ofYard('CPUUtilization'))).toBe(1.6)
  })

  it('of a cluster as long as a task runs, DRAINING instances included', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    lab.to(3 * MINUTE)
    expect(newest(lab, ofYard('CPUReservation'))).toBeNull()
    createService(lab, { desiredCount: 1 })
    lab.forward(3 * MINUTE)
    expect(newest(lab, ofYard('CPUReservation'))).toBe(1.6)
    const drained = lab.instances.filter((one) => one.tasksCount === 0).map((one) => one.id)
    lab.ecs('UpdateContainerInstancesState', { containerInstances: drained, status: 'DRAINING' })
    lab.forward(3 * MINUTE)
    expect(newest(lab, ofYard('CPUReservation'))).toBe(1.6)
    updateService(lab, { desiredCount: 0 })
    lab.forward(5 * MINUTE)
    expect(newest(lab, ofYard('CPUReservation'))).toBeNull()
  })

  it('CPU of an Auto Scaling group is the mean of its instances', () => {
    const lab = yard({ instances: 0 })
    const LaunchTemplateData = { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' }
    lab.act('ec2', 'CreateLaunchTemplate', { LaunchTemplateName: 'lt', LaunchTemplateData })
    lab.act('autoscaling', 'CreateAutoScalingGroup', {
      AutoScalingGroupName: 'fleet',
      MinSize: 2,
      MaxSize: 2,
      LaunchTemplate: { LaunchTemplateName: 'lt' },
    })
    lab.to(4 * MINUTE)
    const cpu = metricOf('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: 'fleet' })
    expect(newest(lab, cpu)).toBe(0)
    register(lab, 'web', { containerFields: { cpu: 512 } })
    createService(lab, { desiredCount: 1 })
    lab.act('lab', 'SetLoad', { cluster: 'yard', service: 'web', shape: 'constant', peakCpuUnits: 1_024 })
    lab.forward(4 * MINUTE)
    // One of the two is at half.
    expect(newest(lab, cpu)).toBe(25)
  })

  it('DET-8 what nobody measures any more is forgotten after two hours', () => {
    const lab = yard({ instances: 0 })
    putBacklog(lab, { Value: 1 })
    lab.to(120 * MINUTE)
    expect(lab.world.keptMetrics.size).toBe(1)
    lab.to(122 * MINUTE)
    expect(lab.world.keptMetrics.size).toBe(0)
  })
})

describe('MET-6 datapoints', () => {
  const asked = { stat: 'Average', periodSeconds: 60, fromMs: 0, toMs: 4 * MINUTE } as const
  const backlog = { namespace: BACKLOG.Namespace, name: BACKLOG.MetricName, dimensions: [] }

  it('of a minute are told a minute after it, and a minute without is no 0', () => {
    const lab = yard()
    for (const [minute, Value] of [4, null, 6].entries()) {
      lab.to(minute * MINUTE)
      if (Value !== null) putBacklog(lab, { Value })
    }
    const told = (atMs: number) => {
      lab.to(atMs)
      return datapointsOf(lab.world, backlog, asked)
    }
    expect(told(3 * MINUTE)).toEqual([4, null, null, null])
    expect(told(4 * MINUTE - 1)).toEqual([4, null, null, null])
    expect(told(4 * MINUTE)).toEqual([4, null, 6, null])
  })

  it.each([
    ['SampleCount', 3],
    ['Sum', 12],
    ['Average', 4],
    ['Minimum', 1],
    ['Maximum', 8],
  ] as const)('%s over a longer period', (stat, value) => {
    const lab = yard()
    putBacklog(lab, { Value: 3 })
    lab.to(MINUTE)
    putBacklog(lab, { Values: [1, 8] })
    lab.to(10 * MINUTE)
    expect(datapointsOf(lab.world, backlog, { stat, periodSeconds: 120, fromMs: 0, toMs: 2 * MINUTE })).toEqual([value])
  })

  it('of load balancing stand under its load balancer and its group', () => {
    const lab = yard()
    const { group, balancer, listener } = front(lab, { TargetType: 'instance' })
    register(lab, 'web', { containerFields: { portMappings: [{ containerPort: 80 }] } })
    createService(lab, {
      desiredCount: 2,
      loadBalancers: [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }],
    })
    lab.act('lab', 'SetTraffic', { listenerArn: listener, shape: 'constant', peakRequestsPerSecond: 10 })
    lab.to(10 * MINUTE)
    const LoadBalancer = balancer.slice(balancer.indexOf('/') + 1)
    const TargetGroup = group.slice(group.lastIndexOf(':') + 1)
    const alb = (name: string, dimensions: Readonly<Record<string, string>>) =>
      newest(lab, metricOf('AWS/ApplicationELB', name, dimensions))
    expect(alb('RequestCountPerTarget', { TargetGroup })).toBe(300)
    expect(alb('RequestCountPerTarget', { LoadBalancer, TargetGroup })).toBe(300)
    expect(alb('RequestCount', { LoadBalancer })).toBe(600)
    expect(alb('HealthyHostCount', { LoadBalancer, TargetGroup })).toBe(2)
    // Under the group alone there is no other.
    expect(alb('HealthyHostCount', { TargetGroup })).toBeNull()
    expect(alb('RequestCount', { LoadBalancer, TargetGroup, AvailabilityZone: 'us-east-1a' })).toBeNull()
  })
})

describe('MET-7 Container Insights', () => {
  it('counts services and clusters that have it on, and no others', () => {
    const lab = yard()
    register(lab)
    createService(lab, { desiredCount: 1 })
    lab.to(3 * MINUTE)
    expect(metricsIn(lab.world).some((one) => one.namespace === 'ECS/ContainerInsights')).toBe(false)
    const settings = [{ name: 'containerInsights', value: 'enabled' }]
    lab.ecs('UpdateClusterSettings', { cluster: 'yard', settings })
    updateService(lab, { desiredCount: 2 })
    lab.to(6 * MINUTE)
    const insight = (name: string, more = {}) =>
      newest(lab, metricOf('ECS/ContainerInsights', name, { ClusterName: 'yard', ...more }))
    const ServiceName = 'web'
    expect([insight('TaskCount'), insight('ServiceCount'), insight('ContainerInstanceCount')]).toEqual([2, 1, 2])
    expect(insight('DesiredTaskCount', { ServiceName })).toBe(2)
    expect(insight('RunningTaskCount', { ServiceName })).toBe(2)
    expect(insight('PendingTaskCount', { ServiceName })).toBe(0)
    expect(insight('DeploymentCount', { ServiceName })).toBe(1)
  })
})

describe('MET-8 metrics of one’s own', () => {
  it('what is put for one minute counts together, with counts and as a set', () => {
    const lab = yard()
    putBacklog(lab, { Values: [2, 5], Counts: [3, 1] })
    putBacklog(lab, { StatisticValues: { SampleCount: 2, Sum: 9, Minimum: 1, Maximum: 8 } })
    expect(lab.world.keptMetrics.get(metricKey(metricOf('Shop', 'BacklogPerTask', {})))?.points).toEqual([
      { atMs: MINUTE, sampleCount: 6, sum: 20, minimum: 1, maximum: 8 },
    ])
  })

  it('late and early ones stand at their minute', () => {
    const lab = yard()
    lab.to(10 * MINUTE)
    const at = (minute: number) => ({ Timestamp: LAB_EPOCH_SECONDS + minute * 60, Value: minute })
    for (const minute of [8, 12, 5]) putBacklog(lab, at(minute))
    const { points } = lab.world.keptMetrics.get(metricKey(metricOf('Shop', 'BacklogPerTask', {}))) ?? { points: [] }
    expect(points.map((one) => [one.atMs / MINUTE, one.sum])).toEqual([
      [6, 5],
      [9, 8],
      [13, 12],
    ])
  })

  it.each<readonly [string, Input, string]>([
    ['AWS’s namespace', { Namespace: 'AWS/ECS', MetricData: [{ MetricName: 'x', Value: 1 }] }, 'InvalidParameterValue'],
    ['nothing', { Namespace: 'a' }, 'MissingParameter'],
    ['no value', { Namespace: 'a', MetricData: [{ MetricName: 'x' }] }, 'InvalidParameterCombination'],
    [
      'two',
      { Namespace: 'a', MetricData: [{ MetricName: 'x', Value: 1, Values: [1] }] },
      'InvalidParameterCombination',
    ],
    [
      'fewer counts',
      { Namespace: 'a', MetricData: [{ MetricName: 'x', Values: [1, 2], Counts: [1] }] },
      'InvalidParameterValue',
    ],
    [
      'an old time',
      { Namespace: 'a', MetricData: [{ MetricName: 'x', Value: 1, Timestamp: LAB_EPOCH_SECONDS - 15 * 86_400 }] },
      'InvalidParameterValue',
    ],
  ])('%s is refused', (_, input, name) => {
    expect(yard().refusal('cloudwatch', 'PutMetricData', input).name).toBe(name)
  })

  it('a lab takes 500 at a time', () => {
    const lab = yard()
    const MetricData = Array.from({ length: 501 }, (_, index) => ({ MetricName: `m${String(index)}`, Value: 1 }))
    expect(lab.refusal('cloudwatch', 'PutMetricData', { Namespace: 'a', MetricData }).name).toBe('LimitExceeded')
    lab.act('cloudwatch', 'PutMetricData', { Namespace: 'a', MetricData: MetricData.slice(1) })
    expect(
      lab.refusal('cloudwatch', 'PutMetricData', { Namespace: 'b', MetricData: [{ MetricName: 'x', Value: 1 }] }).name,
    ).toBe('LimitExceeded')
  })
})

describe('MET-9 rows of metrics and expressions', () => {
  const row = (Id: string, MetricName: string) => ({
    Id,
    MetricStat: { Metric: { Namespace: 'Shop', MetricName }, Period: 60, Stat: 'Average' },
    ReturnData: false,
  })
  const times = { StartTime: LAB_EPOCH_SECONDS, EndTime: LAB_EPOCH_SECONDS + 300 }

  function shop(): TestLab {
    const lab = yard()
    const put = (MetricName: string, Value: number) =>
      lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName, Value }] })
    for (const [minute, [messages, tasks]] of [
      [100, 4],
      [90, 0],
      [150, 10],
    ].entries()) {
      lab.to(minute * MINUTE)
      put('messages', messages ?? 0)
      put('tasks', tasks ?? 0)
    }
    lab.to(10 * MINUTE)
    return lab
  }

  const valuesOf = (lab: TestLab, Expression: string) => {
    const MetricDataQueries = [row('m', 'messages'), row('t', 'tasks'), { Id: 'e', Expression }]
    const answer = lab.act('cloudwatch', 'GetMetricData', { ...times, MetricDataQueries, ScanBy: 'TimestampAscending' })
    return (answer.MetricDataResults as readonly { Values: number[]; Timestamps: number[] }[])[0]
  }

  it('the backlog of a task; none where there is no task', () => {
    const lab = shop()
    expect(valuesOf(lab, 'm / t')).toMatchObject({
      Values: [25, 15],
      Timestamps: [LAB_EPOCH_SECONDS, LAB_EPOCH_SECONDS + 120],
    })
    expect(valuesOf(lab, '(m - 10) * 2 + -t / 2')?.Values).toEqual([178, 160, 275])
  })

  it.each(['m /', 'm t', 'SUM([m])', 'm + x', '1 + 2', ')(', '('.repeat(200)])('%s is refused', (Expression) => {
    const MetricDataQueries = [row('m', 'messages'), { Id: 'e', Expression }]
    expect(yard().refusal('cloudwatch', 'GetMetricData', { ...times, MetricDataQueries }).name).toBe('ValidationError')
  })

  it('an alarm watches the one that returns data', () => {
    const lab = yard()
    putAlarm(lab, {
      Metrics: [row('m', 'messages'), row('t', 'tasks'), { Id: 'e', Expression: 'm / t', Label: 'backlog' }],
      EvaluationPeriods: 1,
      Threshold: 20,
    })
    const MetricData = [
      { MetricName: 'messages', Value: 100 },
      { MetricName: 'tasks', Value: 4 },
    ]
    lab.act('cloudwatch', 'PutMetricData', { Namespace: 'Shop', MetricData })
    lab.to(2 * MINUTE)
    expect(lab.world.alarms.get('high')?.state).toBe('ALARM')
  })

  it('ListMetrics tells what there is', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    lab.to(3 * MINUTE)
    const answer = lab.act('cloudwatch', 'ListMetrics', {
      MetricName: 'CPUUtilization',
      Dimensions: [{ Name: 'ServiceName' }],
    })
    expect(answer.Metrics).toEqual([WEB_CPU])
  })
})
