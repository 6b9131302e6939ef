import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { assert } from '../../base/assert.ts'
import { headOf } from '../../base/foreignText.ts'
import { hasDynamicPorts } from '../world/capacity/ports.ts'
import { CHECK_NAMES, type Check, type CheckName } from '../world/placement/placementDecision.ts'
import { isSelected, valuesOn, type Facts } from '../world/placement/query/evaluate.ts'
import { parseQuery } from '../world/placement/query/parseQuery.ts'
import type { Query } from '../world/placement/query/query.ts'
import type { MemberOf } from '../world/service/service.ts'
import type { Needs } from './needs.ts'

/** What the checks know besides the instance itself. */
export interface CheckInput {
  readonly needs: Needs
  readonly isDistinctInstance: boolean
  /** Of the subnets of a task with an interface of its own; `null` where it has none. */
  readonly zones: readonly string[] | null
  /** Live tasks of the same service or group on the instance. */
  readonly groupCountOn: (instanceId: string) => number
  /** Every expression of a memberOf constraint, the definition's included. */
  readonly memberOf: readonly Selection[]
  readonly factsOf: (instance: ContainerInstance) => Facts
}

/** An expression as it was given, and as it was read: once for thousands of instances. */
export interface Selection {
  readonly expression: string
  readonly query: Query
}

/** Read when it was given, so it can be read. */
export function selectionOf({ expression }: MemberOf): Selection {
  const parsed = parseQuery(expression)
  assert('query' in parsed, 'CQL-1: an expression that cannot be read is refused')
  return { expression, query: parsed.query }
}

/** One check, and what ECS says of an instance that failed it: all of it but the page's own words. */
interface CheckRow {
  /** Whether a task is checked for it at all; every task is where it is left out. */
  readonly isMade?: (instance: ContainerInstance, input: CheckInput) => boolean
  readonly passes: (instance: ContainerInstance, input: CheckInput) => boolean
  /** The figures or the word that decided. */
  readonly told?: (instance: ContainerInstance, input: CheckInput) => Omit<Check, 'name' | 'isOk'>
  /** As RunTask gives it (API reference, RunTask: failures). */
  readonly reason: (failed: Check) => string
  /** As a service's event ends that names the closest instance (developer guide, service-event-messages-list). */
  readonly lack: string
}

const DISTINCT = 'DistinctInstance placement constraint unsatisfied.'
const MEMBER_OF = 'MemberOf placement constraint unsatisfied.'

/** A decision that is kept tells so much of an expression, which may have 2,000 characters. */
const TOLD_MAX = 200

/** Everything that an instance must pass before strategies choose (PLC-1). A new check does not compile without its row. */
const CHECKS: Readonly<Record<CheckName, CheckRow>> = {
  status: {
    passes: ({ status }) => status === 'ACTIVE',
    told: ({ status }) => ({ detail: status }),
    reason: () => 'INACTIVE',
    // The closest is ACTIVE, always (PLC-6).
    lack: 'encountered error "AGENT".',
  },
  agent: {
    passes: ({ agentConnected }) => agentConnected,
    reason: () => 'AGENT',
    lack: 'encountered error "AGENT".',
  },
  cpu: {
    passes: ({ remaining }, { needs }) => remaining.cpuUnits >= needs.cpuUnits,
    told: ({ remaining }, { needs }) => ({ needed: needs.cpuUnits, available: remaining.cpuUnits }),
    reason: () => 'RESOURCE:CPU',
    lack: 'has insufficient CPU units available.',
  },
  // No type of instance that the lab has comes with GPUs (PLC-9).
  gpu: {
    isMade: (_, { needs }) => needs.gpus > 0,
    passes: (_, { needs }) => needs.gpus === 0,
    told: (_, { needs }) => ({ needed: needs.gpus, available: 0 }),
    reason: () => 'RESOURCE:GPU',
    lack: 'encountered error "RESOURCE:GPU".',
  },
  memory: {
    passes: ({ remaining }, { needs }) => remaining.memoryMib >= needs.memoryMib,
    told: ({ remaining }, { needs }) => ({ needed: needs.memoryMib, available: remaining.memoryMib }),
    reason: () => 'RESOURCE:MEMORY',
    lack: 'has insufficient memory available.',
  },
  subnet: {
    isMade: (_, { zones }) => zones !== null,
    passes: ({ availabilityZone }, { zones }) => zones === null || zones.includes(availabilityZone),
    told: ({ availabilityZone }) => ({ detail: availabilityZone }),
    reason: () => 'LOCATION',
    lack: 'is missing an attribute required by your task.',
  },
  ports: {
    isMade: (instance, { needs }) => needs.fixedPorts.length > 0 || !hasDynamic(instance, needs),
    passes: (instance, { needs }) => hasDynamic(instance, needs) && clashOf(instance, needs) === undefined,
    told: (instance, { needs }) => ({
      detail: clashOf(instance, needs) ?? (hasDynamic(instance, needs) ? needs.fixedPorts.join(', ') : 'dynamic'),
    }),
    reason: ({ detail }) => (detail?.startsWith('udp/') === true ? 'RESOURCE:PORTS_UDP' : 'RESOURCE:PORTS'),
    lack: 'is already using a port required by your task.',
  },
  distinctInstance: {
    isMade: (_, { isDistinctInstance }) => isDistinctInstance,
    passes: ({ id }, { isDistinctInstance, groupCountOn }) => !isDistinctInstance || groupCountOn(id) === 0,
    reason: () => DISTINCT,
    lack: `encountered error "${DISTINCT}".`,
  },
  memberOf: {
    isMade: (_, { memberOf }) => memberOf.length > 0,
    passes: (instance, input) => unmet(instance, input) === undefined,
    told: toldOfMembers,
    reason: () => MEMBER_OF,
    lack: `encountered error "${MEMBER_OF}".`,
  },
}

const rows = CHECK_NAMES.map((name) => ({ name, ...CHECKS[name] }))

/** Every check made even if an earlier one failed: a learner wants the whole list. */
export function checksOf(instance: ContainerInstance, input: CheckInput): readonly Check[] {
  return rows.flatMap(({ name, isMade, passes, told }) =>
    isMade?.(instance, input) === false ? [] : [{ name, isOk: passes(instance, input), ...told?.(instance, input) }],
  )
}

/** The first check that an instance fails, without making the list: what 5,000 instances are asked. `null`: it passes. */
export function firstFailed(instance: ContainerInstance, input: CheckInput): CheckName | null {
  for (const { name, passes } of rows) if (!passes(instance, input)) return name
  return null
}

/** Why RunTask placed no task; an instance without a failed check is none that ECS knows as ACTIVE. */
export function failureReason(failed: Check | undefined): string {
  return failed === undefined ? 'INACTIVE' : CHECKS[failed.name].reason(failed)
}

/** What the closest instance lacks, as the end of ECS's sentence. */
export function lackText({ name }: Check): string {
  return CHECKS[name].lack
}

/** The first expression that does not select an instance. */
function unmet(instance: ContainerInstance, { memberOf, factsOf }: CheckInput): Selection | undefined {
  if (memberOf.length === 0) return undefined
  const facts = factsOf(instance)
  return memberOf.find(({ query }) => !isSelected(query, facts))
}

function toldOfMembers(instance: ContainerInstance, input: CheckInput): Pick<Check, 'detail' | 'value'> {
  const failed = unmet(instance, input)
  const told = failed === undefined ? input.memberOf : [failed]
  const facts = input.factsOf(instance)
  const values = new Set(told.flatMap(({ query }) => valuesOn(query, facts)))
  return { detail: shortened(told.map((one) => one.expression).join(', ')), value: shortened([...values].join(', ')) }
}

function shortened(text: string): string {
  const head = headOf(text, TOLD_MAX)
  return head.length < text.length ? `${head}…` : text
}

function clashOf({ takenPorts }: ContainerInstance, needs: Needs): string | undefined {
  return needs.fixedPorts.find((port) => takenPorts.includes(port))
}

function hasDynamic({ takenPorts }: ContainerInstance, { ports }: Needs): boolean {
  return hasDynamicPorts(takenPorts, ports.length)
}
