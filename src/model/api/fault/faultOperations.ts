import { STORM_FAULTS } from '../../world/fault/fault.ts'
import { AVAILABILITY_ZONES } from '../../world/world.ts'
import type { OperationList } from '../operation.ts'
import { answer, described, flag, list, oneOf, optional, required, struct, text, whole } from '../shape.ts'

const DAY_SECONDS = 86_400
const zone = oneOf(AVAILABILITY_ZONES)

/** What breaks in real life, for a lab to break and to mend. */
export const faultOperations = {
  /** A container of one task ends now, as by a fault of its own (FLT-1). */
  CrashContainer: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      task: required(text()),
      containerName: described(optional(text({ max: 255 })), 'The first essential one, when left out.'),
      exitCode: described(optional(whole({ min: 0, max: 255 })), '1, when left out.'),
    }),
    output: answer({ task: 'structure' }),
  },
  /** An Availability Zone loses its power, or has it again (FLT-2 to FLT-4). */
  SetZoneAvailable: {
    kind: 'write',
    input: struct({ availabilityZone: required(zone), available: required(flag()) }),
    output: answer({ taskArns: 'list', containerInstanceArns: 'list' }),
  },
  /** Whether Fargate has capacity On-Demand, in some zones or in all (FLT-5). */
  SetFargateCapacity: {
    kind: 'write',
    input: struct({
      available: required(flag()),
      availabilityZones: described(optional(list(zone, { min: 1, max: 3 })), 'All, when left out.'),
    }),
    output: answer({}),
  },
  /** For a while Amazon ECS throttles every call that changes something, its own scheduler’s too, or every call (FLT-6). */
  ThrottleApi: {
    kind: 'write',
    input: struct({
      forSeconds: described(required(whole({ min: 0, max: DAY_SECONDS })), 'From now; 0 ends it.'),
      withReads: described(optional(flag()), 'Calls that only read too.'),
    }),
    output: answer({}),
  },
  /** A registry answers nobody, or answers again (FLT-9). */
  SetRegistryAvailable: {
    kind: 'write',
    input: struct({
      registry: described(
        required(text({ min: 1, max: 255 })),
        'Its host: docker.io, public.ecr.aws, or a private registry of Amazon ECR.',
      ),
      available: required(flag()),
    }),
    output: answer({}),
  },
  /** Faults come by themselves for a while, the same for the same seed in the same lab, and are mended in the end (FLT-7). */
  StartStorm: {
    kind: 'write',
    input: struct({
      cluster: optional(text()),
      forSeconds: required(whole({ min: 10, max: DAY_SECONDS })),
      everySeconds: described(optional(whole({ min: 5, max: 3_600 })), 'Between two faults; 30, when left out.'),
      faults: described(
        optional(list(oneOf(STORM_FAULTS), { min: 1, max: STORM_FAULTS.length })),
        'All, when left out.',
      ),
      seed: described(optional(whole({ min: 0, max: 4_294_967_295 })), '1, when left out.'),
    }),
    output: answer({}),
  },
} as const satisfies OperationList
