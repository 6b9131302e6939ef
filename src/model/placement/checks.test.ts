import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { factsOf, instanceOf, needsOf, portNeed } from '../../testing/instances.ts'
import { checksOf, firstFailed, type CheckInput } from './checks.ts'

function input(fields: Partial<CheckInput> = {}): CheckInput {
  return {
    needs: needsOf(),
    isDistinctInstance: false,
    zones: null,
    groupCountOn: () => 0,
    memberOf: [],
    factsOf,
    ...fields,
  }
}

/** The names of the checks that an instance fails. */
function failed(instance: ContainerInstance, of: CheckInput): readonly string[] {
  return checksOf(instance, of).flatMap((one) => (one.isOk ? [] : [one.name]))
}

describe('PLC-1 what an instance must have', () => {
  const cases: readonly [what: string, fields: Partial<ContainerInstance>, of: CheckInput, fails: readonly string[]][] =
    [
      ['room for all of it', {}, input(), []],
      ['exactly the CPU', { remaining: { cpuUnits: 256, memoryMib: 512 } }, input(), []],
      ['a unit of CPU too little', { remaining: { cpuUnits: 255, memoryMib: 512 } }, input(), ['cpu']],
      ['a MiB too little', { remaining: { cpuUnits: 256, memoryMib: 511 } }, input(), ['memory']],
      ['neither', { remaining: { cpuUnits: 0, memoryMib: 0 } }, input(), ['cpu', 'memory']],
      ['no connected agent (INS-5)', { agentConnected: false }, input(), ['agent']],
      ['DRAINING (PLC-3)', { status: 'DRAINING' }, input(), ['status']],
      ['still booting', { status: 'booting', agentConnected: false }, input(), ['status', 'agent']],
      ['a subnet in its zone (NET-4)', {}, input({ zones: ['us-east-1a'] }), []],
      ['subnets in other zones alone', {}, input({ zones: ['us-east-1b', 'us-east-1c'] }), ['subnet']],
      ['its port free (CAP-5)', {}, input({ needs: needsOf({ ports: [portNeed(80)] }) }), []],
      ['its port taken', { takenPorts: ['tcp/80'] }, input({ needs: needsOf({ ports: [portNeed(80)] }) }), ['ports']],
      [
        'only the other protocol taken',
        { takenPorts: ['udp/80'] },
        input({ needs: needsOf({ ports: [portNeed(80)] }) }),
        [],
      ],
      [
        'the second of two ports taken',
        { takenPorts: ['tcp/81'] },
        input({ needs: needsOf({ ports: [portNeed(80), portNeed(81)] }) }),
        ['ports'],
      ],
      ['the port of SSH', {}, input({ needs: needsOf({ ports: [portNeed(22)] }) }), ['ports']],
      ['any port', { takenPorts: ['tcp/80'] }, input({ needs: needsOf({ ports: [portNeed(0)] }) }), []],
      ['a task of the service', {}, input({ isDistinctInstance: true, groupCountOn: () => 1 }), ['distinctInstance']],
      ['none of it', {}, input({ isDistinctInstance: true }), []],
      ['a task of it that is no hindrance', {}, input({ groupCountOn: () => 1 }), []],
    ]

  it.each(cases)('%s', (_what, ...[fields, of, fails]) => {
    const instance = instanceOf({ id: 'a', ...fields })
    expect(failed(instance, of)).toEqual(fails)
    expect(firstFailed(instance, of)).toBe(fails[0] ?? null)
  })

  it('CAP-1, CAP-2 a task takes the last unit of CPU and the last MiB, and not one more', () => {
    const takes = (cpuUnits: number, memoryMib: number) =>
      firstFailed(instanceOf({ id: 'a', remaining: { cpuUnits, memoryMib } }), input()) === null
    expect([takes(256, 512), takes(255, 512), takes(256, 511)]).toEqual([true, false, false])
  })

  it('CAP-5 an instance without dynamic ports left takes no task that wants one', () => {
    const takenPorts = Array.from({ length: 60_999 - 32_768 + 1 }, (_, i) => `tcp/${String(32_768 + i)}`)
    const of = input({ needs: needsOf({ ports: [portNeed(0)] }) })
    expect(failed(instanceOf({ id: 'a', takenPorts }), of)).toEqual(['ports'])
    expect(failed(instanceOf({ id: 'a', takenPorts: takenPorts.slice(1) }), of)).toEqual([])
  })

  it('says what is asked for and what is left, also when it is enough', () => {
    const checks = checksOf(instanceOf({ id: 'a', remaining: { cpuUnits: 100, memoryMib: 600 } }), input())
    expect(checks).toEqual([
      { name: 'status', isOk: true, detail: 'ACTIVE' },
      { name: 'agent', isOk: true },
      { name: 'cpu', isOk: false, needed: 256, available: 100 },
      { name: 'memory', isOk: true, needed: 512, available: 600 },
    ])
    const ports = checksOf(
      instanceOf({ id: 'a' }),
      input({ needs: needsOf({ ports: [portNeed(80), portNeed(53, 'udp')] }) }),
    )
    expect(ports.at(-1)).toEqual({ name: 'ports', isOk: true, detail: 'tcp/80, udp/53' })
  })

  it('gives the same verdict by the short way and by the list, whatever the instance', () => {
    const port = fc.record({
      hostPort: fc.constantFrom(0, 22, 80, 81),
      protocol: fc.constantFrom('tcp' as const, 'udp' as const),
    })
    const instance = fc.record({
      status: fc.constantFrom('ACTIVE' as const, 'DRAINING' as const, 'booting' as const),
      agentConnected: fc.boolean(),
      remaining: fc.record({ cpuUnits: fc.nat(3), memoryMib: fc.nat(3) }),
      availabilityZone: fc.constantFrom('us-east-1a', 'us-east-1b'),
      takenPorts: fc.subarray(['tcp/80', 'udp/80', 'tcp/81', 'tcp/22']),
    })
    const of = fc.record({ cpuUnits: fc.nat(3), memoryMib: fc.nat(3), ports: fc.array(port, { maxLength: 3 }) })
    fc.assert(
      fc.property(
        instance,
        of,
        fc.record({
          isDistinctInstance: fc.boolean(),
          count: fc.nat(1),
          zones: fc.constantFrom(null, ['us-east-1b']),
        }),
        (fields, { ports, ...needs }, group) => {
          const ports_ = ports.map((one) => portNeed(one.hostPort, one.protocol))
          const { count, ...rest } = group
          const asked = input({ needs: needsOf({ ...needs, ports: ports_ }), ...rest, groupCountOn: () => count })
          const one = instanceOf({ id: 'a', ...fields })
          expect(firstFailed(one, asked)).toBe(failed(one, asked)[0] ?? null)
        },
      ),
    )
  })
})
