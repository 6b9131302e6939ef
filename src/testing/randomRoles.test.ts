import { describe, expect, it } from 'vitest'
import { must } from '../base/assert.ts'
import type { Act } from '../model/api/command.ts'
import { copyWorld, type WritableWorld } from '../model/world/world.ts'
import { checkInvariants } from './invariants.ts'
import { RandomRoles } from './randomRoles.ts'
import { TestLab } from './testLab.ts'

interface Lived {
  readonly lab: TestLab
  readonly draws: RandomRoles
  readonly give: (act: Act) => void
  /** Operations, done and refused; and rules of what was decided. */
  readonly met: ReadonlySet<string>
}

function life(seed: number): Lived {
  const lab = new TestLab()
  const met = new Set<string>()
  const draws = new RandomRoles(seed)
  const give = (given: Act): void => {
    const answer = lab.engine.execute({ atMs: lab.nowMs, ...given })
    met.add(`${given.operation}${'error' in answer ? ` ${answer.error.name}` : ''}`)
  }
  draws.setUp().forEach(give)
  return { lab, draws, give, met }
}

const first = <K, V>(table: ReadonlyMap<K, V>): readonly [K, V] => must([...table][0], 'a row')

/** A task that is given its secrets, an instance and a profile. */
const { lab: begun } = life(1)
begun.forward(60_000)

function setInjection(world: WritableWorld, fields: object): void {
  const [key, injection] = first(world.injections)
  world.injections.set(key, { ...injection, ...fields })
}

function setInstance(world: WritableWorld, fields: object): void {
  const [key, instance] = first(world.instances)
  world.instances.set(key, { ...instance, ...fields })
}

function tell(world: WritableWorld): void {
  const [key, stream] = first(world.logStreams)
  const { versions } = first(world.secrets)[1]
  const message = `connects with ${versions[0]?.value ?? ''}`
  world.logStreams.set(key, { ...stream, events: [...stream.events, { ...must(stream.events[0], 'a line'), message }] })
}

function tellInReason(world: WritableWorld): void {
  const [key, task] = first(world.tasks)
  world.tasks.set(key, { ...task, stoppedReason: `ended beside ${first(world.secrets)[1].versions[0]?.value ?? ''}` })
}

function tellInDecision(world: WritableWorld): void {
  const [key, decision] = [...world.decisions].at(-1) ?? []
  const said = first(world.secrets)[1].versions[0]?.value ?? ''
  world.decisions.set(must(key, 'a decision'), { ...must(decision, 'a decision'), about: { said } } as never)
}

const FAILURE = {
  rule: 'SEC-8',
  store: 'ssm',
  containerName: 'main',
  source: '/shop/key',
  action: 'ssm:GetParameters',
  cause: 'notAllowed',
  reason: 'AccessDeniedException',
} as const
const REFUSAL = { cause: 'noRole', profile: 'agents', roleArn: null, action: null, message: null } as const

const CORRUPTIONS: readonly (readonly [string, string, (world: WritableWorld) => void])[] = [
  [
    'ROL-1',
    'who is there is gone',
    (w) => w.goneIdentities.set('arn:aws:iam::123456789012:role/exec', { deletedAtMs: 0 }),
  ],
  ['ROL-2', 'a profile has a role that is not there', (w) => w.roles.delete('agent')],
  ['ROL-7', 'who is let in is refused', (w) => setInstance(w, { refusal: REFUSAL })],
  ['ROL-7', 'who boots is refused', (w) => setInstance(w, { refusal: REFUSAL, readyAtMs: w.nowMs + 1 })],
  [
    'SEC-5',
    'what is given is nobody’s',
    (w) => w.injections.set('none', { ...first(w.injections)[1], taskId: 'none' }),
  ],
  ['SEC-8', 'what runs was denied something', (w) => setInjection(w, { failure: FAILURE })],
  ['SEC-9', 'a log tells a secret', tell],
  ['SEC-9', 'a stop tells a secret', tellInReason],
  ['SEC-9', 'a decision tells a secret', tellInDecision],
]

describe('the checker of roles bites', () => {
  it.each(CORRUPTIONS)('%s: %s', (rule, _, corrupt) => {
    expect(checkInvariants(begun.world)).toEqual([])
    const world = copyWorld(begun.world)
    corrupt(world)
    expect(checkInvariants(world).some((one) => one.startsWith(`${rule} `))).toBe(true)
  })

  it('ROL-11 SEC-8 permissions that are taken away and given back at random break nothing, and all that they do happens', () => {
    const { lab, draws, give, met } = life(2)
    const seen = new Set(met)
    for (let step = 0; step < 300; step += 1) {
      give(draws.next(lab.world))
      lab.forward(25_000)
      expect(checkInvariants(lab.world)).toEqual([])
      for (const { rule } of lab.decisions.slice(-20)) seen.add(rule)
    }
    for (const name of met) seen.add(name)
    expect(EXPECTED.filter((one) => !seen.has(one))).toEqual([])
  })
})

const EXPECTED = [
  'PutRolePolicy',
  'UpdateAssumeRolePolicy',
  'DeleteLogGroup',
  'DeleteSecret',
  'RestoreSecret',
  'DeleteParameter',
  'StopTask',
  'StopTask AccessDeniedException',
  'RunTask ClientException',
  'ROL-7',
  'ROL-12',
  'ROL-15',
  'LOG-9',
  'SEC-5',
  'SEC-8',
]
