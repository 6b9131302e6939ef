import { describe, expect, it } from 'vitest'
import { TITLE_MAX } from '../../labfile/labFile.ts'
import { LAB_FULL, LOG_FRAME } from '../../labfile/logSize.ts'
import { LAB_FILE_LIMITS } from '../../labfile/parse.ts'
import { finish } from '../../base/work.ts'
import { Lab } from '../../worker/lab.ts'
import { BRANCH_NAME_MAX, BRANCHES_MAX, SAVED_LIMITS } from '../../worker/protocol.ts'
import { rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { readSaved, savedText } from './savedLab.ts'

/** A million values take a while to be read. */
const SLOW_MS = 30_000

/** The rolling lab with an input that the world refuses and a file keeps: a text and a list of numbers. */
function heavy({ bytes = 0, values = 0 }: { readonly bytes?: number; readonly values?: number }): Lab {
  const input = { family: 'x'.repeat(bytes), containerDefinitions: Array<number>(values).fill(7) }
  const command = { atMs: 0, service: 'ecs', operation: 'RegisterTaskDefinition', input } as const
  const lab = finish(Lab.opening({ ...rollingLab, commands: [command, ...rollingLab.commands] }))
  // What takes most room in JSON.
  lab.retitle(`x${'\u0001'.repeat(TITLE_MAX)}`)
  return lab
}

/** Forks until the lab has no room for one more branch. */
function forkAll(lab: Lab): number {
  const name = `x${'\u0001'.repeat(BRANCH_NAME_MAX)}`
  let branches = 1
  while (branches <= BRANCHES_MAX && !('error' in finish(lab.forking('main', name, [])).answer)) branches += 1
  finish(lab.showing(['main', 'branch-2'], 'main'))
  return branches
}

function expectReadable(lab: Lab): void {
  const reading = readSaved(savedText({ lab: lab.info(), atMs: lab.nowMs }))
  if ('error' in reading) throw new Error(reading.error.message)
  expect(reading.state.lab.branches).toEqual(lab.info().branches)
}

describe('SAV-1 a lab as full as it may be is read back', () => {
  it('with eight branches of 4 MiB nearly', () => {
    const lab = heavy({ bytes: SAVED_LIMITS.bytes / BRANCHES_MAX - 6_000 })
    expect(forkAll(lab)).toBe(BRANCHES_MAX)
    expectReadable(lab)
  })

  it('with four branches of the most bytes', () => {
    const lab = heavy({ bytes: LAB_FILE_LIMITS.bytes - 8_000 })
    expect(forkAll(lab)).toBe(4)
    expectReadable(lab)
  })

  it(
    'with eight branches of the most values, and acts until there is no room for one more',
    () => {
      const lab = heavy({ values: valuesOfEach(BRANCHES_MAX) - 8 })
      expect(forkAll(lab)).toBe(BRANCHES_MAX)
      finish(lab.seeking(1_000))
      let acts = 0
      while (!('error' in finish(lab.acting('main', scaleTo(acts % 9))).answer)) acts += 1
      expect(acts).toBeGreaterThan(2)
      expect(finish(lab.acting('main', scaleTo(1))).answer).toMatchObject({ error: { name: LAB_FULL } })
      expectReadable(lab)
    },
    SLOW_MS,
  )

  it(
    'with as many branches of the most values as it lets in',
    () => {
      const lab = heavy({ values: valuesOfEach(4) })
      expect(forkAll(lab)).toBeGreaterThanOrEqual(3)
      expectReadable(lab)
    },
    SLOW_MS,
  )
})

/** How long the list in `heavy` is when logs of so many branches fill a lab. */
function valuesOfEach(branches: number): number {
  const others = rollingLab.commands.reduce((sum, { input }) => sum + 4 + valuesIn(input), 0)
  return Math.floor(SAVED_LIMITS.values / branches) - LOG_FRAME.values - others - 7
}

function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1
  return Object.values(value).reduce<number>((sum, one) => sum + valuesIn(one), 1)
}
