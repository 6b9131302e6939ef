import { AGENT_VARIABLES, KEPT_VARIABLES, type AgentVariable } from '../../world/capacity/agentConfig.ts'
import { INSTANCES_MAX } from '../../world/labLimits.ts'
import { LOAD_SHAPES } from '../../world/monitoring/load.ts'
import { AVAILABILITY_ZONES } from '../../world/world.ts'
import { instanceTypeWord } from '../capacity/instanceTypeWord.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'
import { containerBehaviorShape } from './containerBehaviorShape.ts'

const KEPT = Object.fromEntries(KEPT_VARIABLES.map((one) => [one, true]))

/** Ten thousand vCPUs. */
const DEMAND_MAX = 10_240_000
const WEEK_SECONDS = 604_800

/** What AWS has no operation for. */
export const labOperations = {
  /** Container instances that are there at once, for a demo (INS-1), of a type or of any size (INS-2). */
  AddContainerInstances: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      instanceType: required(instanceTypeWord),
      count: optional(whole({ min: 1, max: INSTANCES_MAX })),
      availabilityZones: optional(list(oneOf(AVAILABILITY_ZONES), { min: 1, max: 3 })),
      cpuUnits: described(optional(whole({ min: 128, max: 196_608 })), 'What each registers, when not its type’s.'),
      memoryMib: described(optional(whole({ min: 6, max: 1_048_576 })), 'What each registers, when not its type’s.'),
    }),
    output: answer({ containerInstances: 'list' }),
  },
  /** The demand on a service over time (MET-3). `shape` constant takes `peakCpuUnits` from now on. */
  SetLoad: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      service: required(text()),
      shape: required(oneOf(LOAD_SHAPES)),
      baseCpuUnits: optional(whole({ min: 0, max: DEMAND_MAX })),
      peakCpuUnits: described(required(whole({ min: 0, max: DEMAND_MAX })), '1,024 are one vCPU.'),
      startSeconds: described(optional(whole({ min: 0, max: WEEK_SECONDS })), 'From now.'),
      periodSeconds: described(optional(whole({ min: 2, max: WEEK_SECONDS })), 'Of a ramp, a sine or a spike.'),
    }),
    output: answer({ load: 'structure' }),
  },
  /** The agent of an instance loses or finds its way to ECS: tasks go on, nothing is placed, nothing is reported (INS-5). */
  SetAgentConnected: {
    kind: 'write',
    input: struct({ cluster: optional(text()), containerInstance: required(text()), connected: required(flag()) }),
    output: answer({ containerInstance: 'structure' }),
  },
  /** How containers of an image act: when they are ready, exit, fail, what they answer (CON-1). */
  SetContainerBehavior: { kind: 'write', input: containerBehaviorShape, output: answer({ behavior: 'structure' }) },
  /** What the code in the containers of a task calls of AWS, as whom, and what it is answered now (ROL-13). */
  DescribeAppCalls: {
    kind: 'read',
    input: struct({ cluster: optional(text()), task: required(text()) }),
    output: answer({ calls: 'list' }),
  },
  /** A line of /etc/ecs/ecs.config on an instance; ECS_CLUSTER stands in its user data (ROL-14). */
  SetAgentConfig: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      containerInstance: required(text()),
      variable: required(oneOf(Object.keys({ ...AGENT_VARIABLES, ...KEPT }) as AgentVariable[])),
      value: required(text({ max: 256 })),
    }),
    output: answer({ agentConfig: 'structure' }),
    withoutEffect: ({ variable }) => (Object.hasOwn(KEPT, String(variable)) ? ['variable'] : []),
  },
  /** What a container finds in its environment, as it was given when its task started (SEC-9). */
  DescribeContainerEnvironment: {
    kind: 'read',
    input: struct({
      cluster: optional(text()),
      task: required(text()),
      containerName: described(optional(text({ max: 255 })), 'Its first one, when left out.'),
    }),
    output: answer({ containerName: 'string', environment: 'list' }),
  },
  /** What a Lambda function answers from now on when it is called as a lifecycle hook (DEP-34). */
  SetLifecycleHookAnswer: {
    kind: 'write',
    input: struct({
      hookTargetArn: required(text()),
      hookStatus: required(oneOf(['SUCCEEDED', 'FAILED', 'IN_PROGRESS'])),
      callBackDelay: described(
        optional(whole({ min: 1, max: 86_400 })),
        'In seconds: after how long it is asked again while it is IN_PROGRESS.',
      ),
    }),
    output: answer({ hookTargetArn: 'string', hookStatus: 'string' }),
  },
} as const satisfies OperationList
