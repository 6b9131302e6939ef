import { describe, expect, it } from 'vitest'
import { readProbe } from './probe.ts'

describe('readProbe', () => {
  it.each([
    ['ecs ListClusters', { service: 'ecs', operation: 'ListClusters', input: {} }],
    ['  ecs   ListClusters   ', { service: 'ecs', operation: 'ListClusters', input: {} }],
    ['ecs ListClusters {}', { service: 'ecs', operation: 'ListClusters', input: {} }],
    [
      'ecs DescribeServices {"cluster": "c", "services": ["web"]}',
      { service: 'ecs', operation: 'DescribeServices', input: { cluster: 'c', services: ['web'] } },
    ],
    [
      'ecs DescribeServices\n{\n"services": ["web"]}',
      { service: 'ecs', operation: 'DescribeServices', input: { services: ['web'] } },
    ],
  ])('takes %j', (text, act) => {
    expect(readProbe(text)).toEqual({ text, act })
  })

  it.each([
    [
      '',
      /begins with a service \(ecs, ec2, autoscaling, elbv2, elb, codedeploy, ecr, ecr-public, docker, logs, iam, ssm, secretsmanager, cloudwatch, application-autoscaling, lab\)/,
    ],
    ['DescribeServices {}', /begins with a service/],
    ['ECS DescribeServices {}', /begins with a service/],
    ['ecs', /"" is no operation of ecs\. Reads: .*DescribeServices/],
    ['ecs describeServices {}', /Did you mean DescribeServices\?/],
    ['ecs constructor {}', /"constructor" is no operation of ecs/],
    ['ecs CreateCluster {"clusterName": "c"}', /CreateCluster changes the lab: a probe only reads/],
    ['lab SetLoad {}', /SetLoad changes the lab/],
    ['ecs DescribeServices {services: []}', /its input is no JSON\. Line 1, column 2/],
    ['ecs DescribeServices []', /its input is an object/],
    ['ecs DescribeServices null', /its input is an object/],
    ['ecs DescribeServices {} {}', /more text follows/],
  ])('refuses %j', (text, problem) => {
    expect(readProbe(text)).toEqual({ problem: expect.stringMatching(problem) as string })
  })
})
