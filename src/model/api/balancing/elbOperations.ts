import type { OperationList } from '../operation.ts'
import { answer, checkedText, keptAs, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { balancingName, MARKED, port, securityGroups, TAGS } from './balancingShapes.ts'

const name = text({ max: 255 })
const instances = list(struct({ InstanceId: required(text({ max: 64 })) }), { min: 1, max: 1_000 })

/** `TCP:80`, `HTTP:80/path`: how a Classic Load Balancer writes what it checks. */
const healthTarget = checkedText(2_048, (given) =>
  /^(TCP|SSL|tcp|ssl):[1-9][0-9]{0,4}$|^(HTTP|HTTPS|http|https):[1-9][0-9]{0,4}\/.*$/.test(given)
    ? null
    : { reason: 'takes PROTOCOL:PORT, for HTTP and HTTPS with a path: HTTP:80/index.html' },
)

const protocol = text({ max: 16 })

/** Classic Load Balancers. */
export const elbOperations = {
  CreateLoadBalancer: {
    kind: 'write',
    input: struct({
      LoadBalancerName: required(balancingName('Load balancer')),
      Listeners: required(
        list(
          struct({
            Protocol: required(oneOf(['HTTP', 'HTTPS', 'TCP', 'SSL'])),
            LoadBalancerPort: required(port),
            InstanceProtocol: keptAs(protocol),
            InstancePort: required(port),
            SSLCertificateId: keptAs(text({ max: 2_048 })),
          }),
          { min: 1, max: 50 },
        ),
      ),
      AvailabilityZones: optional(list(text({ max: 64 }), { min: 1, max: 10 })),
      Subnets: optional(list(text({ max: 64 }), { min: 1, max: 10 })),
      SecurityGroups: optional(securityGroups),
      Scheme: optional(oneOf(['internet-facing', 'internal'])),
      ...TAGS,
    }),
    output: answer({ DNSName: 'string' }),
  },
  DescribeLoadBalancers: {
    kind: 'read',
    input: struct({ LoadBalancerNames: optional(list(name, { max: 100 })), ...MARKED }),
    output: answer({ LoadBalancerDescriptions: 'list', NextMarker: 'string' }),
  },
  DeleteLoadBalancer: { kind: 'write', input: struct({ LoadBalancerName: required(name) }), output: answer({}) },
  ConfigureHealthCheck: {
    kind: 'write',
    input: struct({
      LoadBalancerName: required(name),
      HealthCheck: required(
        struct({
          Target: required(healthTarget),
          Interval: required(whole({ min: 5, max: 300 })),
          Timeout: required(whole({ min: 2, max: 60 })),
          UnhealthyThreshold: required(whole({ min: 2, max: 10 })),
          HealthyThreshold: required(whole({ min: 2, max: 10 })),
        }),
      ),
    }),
    output: answer({ HealthCheck: 'structure' }),
  },
  RegisterInstancesWithLoadBalancer: {
    kind: 'write',
    input: struct({ LoadBalancerName: required(name), Instances: required(instances) }),
    output: answer({ Instances: 'list' }),
  },
  DeregisterInstancesFromLoadBalancer: {
    kind: 'write',
    input: struct({ LoadBalancerName: required(name), Instances: required(instances) }),
    output: answer({ Instances: 'list' }),
  },
  DescribeInstanceHealth: {
    kind: 'read',
    input: struct({ LoadBalancerName: required(name), Instances: optional(instances) }),
    output: answer({ InstanceStates: 'list' }),
  },
} as const satisfies OperationList
