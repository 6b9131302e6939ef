import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { FARGATE_SIZES } from '../../model/api/definition/fargateSizes.ts'
import { DEFINITION, FARGATE, act } from './goodActs.fixture.ts'
import { after, refusalOf, tracesOfRefusals } from './preparedLab.fixture.ts'

const VARIANTS = { numRuns: 20 }
const nobody = fc.stringMatching(/^none-[a-z0-9_-]{1,30}$/)
const illegal = fc.stringMatching(/^\w{0,9}[^\w-]\w{0,9}$/)

type Change = Readonly<Record<string, unknown>>

const [web, side] = DEFINITION.containerDefinitions
const [far] = FARGATE.containerDefinitions
const several = fc.integer({ min: 2, max: 10 })

const times = (count: number, change: Change): readonly Change[] => Array.from({ length: count }, () => change)

/** A definition whose containers, c0, c1 and so on, are changed as given. */
function containers(...changes: readonly Change[]) {
  return {
    containerDefinitions: changes.map((one, i) => ({ ...side, name: `c${String(i)}`, essential: true, ...one })),
  }
}

function ring(count: number) {
  const next = (i: number) => ({ containerName: `c${String((i + 1) % count)}`, condition: 'START' })
  return containers(...Array.from({ length: count }, (_, i) => ({ cpu: 1, dependsOn: [next(i)] })))
}

const cpus = FARGATE_SIZES.map((size) => size.cpuUnits)
const wrongPair = fc
  .record({ size: fc.constantFrom(...FARGATE_SIZES), memory: fc.integer({ min: 1, max: 300_000 }) })
  .filter(({ size, memory }) => !size.memoryMib.includes(memory))
  .map(({ size, memory }) => ({ ...FARGATE, cpu: String(size.cpuUnits), memory: String(memory) }))
const wrongCpu = fc
  .integer({ min: 1, max: 100_000 })
  .filter((cpu) => !cpus.includes(cpu))
  .map((cpu) => ({ ...FARGATE, cpu: String(cpu) }))

const number = (min: number, max: number) => fc.integer({ min, max })

afterEach(() => {
  expect(tracesOfRefusals(), 'DET-5: what refused acts have changed').toEqual([])
})

describe('DEF-4 a task definition whose parts do not fit is refused, naming them', () => {
  it.each<[what: string, change: fc.Arbitrary<Change>, message: RegExp]>([
    [
      '19 a pair that Fargate has not',
      wrongPair,
      /^No Fargate configuration exists for given values: \d+ CPU, \d+ memory\./,
    ],
    [
      '19 a CPU that Fargate has not',
      wrongCpu,
      /^No Fargate configuration exists for given values: \d+ CPU, 512 memory\./,
    ],
    [
      '19 Fargate without sizes',
      fc.constantFrom('cpu', 'memory').map((field) => ({ ...FARGATE, ...containers({}), [field]: undefined })),
      /requires that '(cpu|memory)' be defined/,
    ],
    [
      '20 a container’s memory above its task’s',
      number(1_025, 100_000).map((memory) => containers({ memory })),
      /^The 'memory' setting for container 'c0' is greater than for the task\.$/,
    ],
    [
      '20 containers’ CPU above their task’s',
      several.map((count) => ({ cpu: '128', ...containers(...times(count, { cpu: 65 })) })),
      /sum of all container 'cpu' values.*task 'cpu'/,
    ],
    [
      '20 a reservation above the limit',
      number(65, 1_000).map((memoryReservation) => containers({ memoryReservation })),
      /'c0'\. 'memory' must be greater than or equal to 'memoryReservation'$/,
    ],
    [
      '20 containers’ memory above their task’s',
      several.map((count) => containers(...times(count, { memory: 900, memoryReservation: 513 }))),
      /sum of all container 'memoryReservation' values.*task 'memory'/,
    ],
    [
      '19 a CPU that no instance has',
      fc
        .oneof(number(1, 127), number(196_609, 1_000_000))
        .map((cpu) => ({ cpu: String(cpu), ...containers({ cpu: 0 }) })),
      /^Invalid 'cpu' setting for task\.$/,
    ],
    [
      '19 storage that Fargate has not',
      fc.oneof(number(1, 20), number(201, 10_000)).map((sizeInGiB) => ({ ephemeralStorage: { sizeInGiB } })),
      /^EphemeralStorage size should be at (least 21|most 200)$/,
    ],
    [
      '19 a timeout that Fargate has not',
      fc
        .record({ seconds: fc.constantFrom(0, 1, 121, 3_600), field: fc.constantFrom('startTimeout', 'stopTimeout') })
        .map(({ seconds, field }) => ({ ...FARGATE, containerDefinitions: [{ ...far, [field]: seconds }] })),
      /have a container (start|stop) timeout of less than 120|^Granular (start|stop) timeout on container 'far'/,
    ],
    [
      '20 no memory at all',
      several.map((count) => ({ memory: undefined, ...containers(...times(count, { memory: undefined })) })),
      /'memory' or 'memoryReservation'/,
    ],
    ['21 no container', fc.constant(containers()), /^Container list cannot be empty\.$/],
    [
      '21 too many containers',
      number(11, 60).map((count) => containers(...times(count, {}))),
      /^Too many containers\.$/,
    ],
    [
      '22 none essential',
      several.map((count) => containers(...times(count, { essential: false }))),
      /doesn't have any essential container\.$/,
    ],
    ['23 dependsOn in a circle', several.map(ring), /depend on each other in a circle: c0, c1/],
    ['23 dependsOn itself', fc.constant(ring(1)), /'c0' depends on itself/],
    [
      '23 dependsOn what is not there',
      nobody.map((containerName) => containers({ dependsOn: [{ containerName, condition: 'START' }] })),
      /^Cannot depend on container \+ 'none-.+' because it does not exist$/,
    ],
    [
      '24 a name twice',
      several.map((count) => containers(...times(count, { name: 'web' }))),
      /^Container names must be unique within a task definition$/,
    ],
    [
      '25 a host port twice',
      number(1, 65_535).map((hostPort) => containers(...times(2, { portMappings: [{ containerPort: 1, hostPort }] }))),
      /^TCP host port '\d+' is mapped multiple times in task\.$/,
    ],
    [
      '25 a port above 65535',
      fc
        .record({ port: number(65_536, 10_000_000), field: fc.constantFrom('containerPort', 'hostPort') })
        .map(({ port, field }) => containers({ portMappings: [{ containerPort: 80, [field]: port }] })),
      /^Invalid '(containerPort|hostPort)' setting for container 'c0'\.$/,
    ],
    [
      '26 a family too long',
      number(256, 2_000).map((length) => ({ family: 'f'.repeat(length) })),
      /^Family should be 255 characters or less$/,
    ],
    ['26 an illegal family', illegal.map((family) => ({ family })), /^Family contains invalid characters\.$/],
    [
      '27 over 64 KiB',
      number(66_000, 300_000).map((length) => containers({ environment: [{ name: 'a', value: 'x'.repeat(length) }] })),
      /^Actual length: '\d+'\. Max allowed length is '65536' bytes\.$/,
    ],
  ])('%s', (_what, change, message) => {
    fc.assert(
      fc.property(change, (one) => {
        const { message: said } = refusalOf(act('ecs', 'RegisterTaskDefinition', { ...DEFINITION, ...one }))
        expect(said).toMatch(message)
      }),
      VARIANTS,
    )
  })
})

describe('DEF-4 a task definition with parts that only look bad is taken', () => {
  it.each<[what: string, change: Change]>([
    ['12 sizes as text', { cpu: '256', memory: '512', ...containers({}) }],
    ['12 sizes in words', { cpu: '.25 vCPU', memory: '1GB', ...containers({}) }],
    ['16 no CPU at all', { cpu: undefined, memory: undefined, ...containers({ cpu: 0 }) }],
    ['25 two dynamic host ports', containers({ portMappings: web?.portMappings }, { portMappings: web?.portMappings })],
    ['25 one port, twice, of two protocols', containers(...['tcp', 'udp'].map((protocol) => port53(protocol)))],
  ])('takes %s', (_what, change) => {
    after(act('ecs', 'RegisterTaskDefinition', { ...DEFINITION, family: 'other', ...change }))
  })

  function port53(protocol: string): Change {
    return { portMappings: [{ containerPort: 53, hostPort: 53, protocol }] }
  }
})
