import { describe, expect, it } from 'vitest'
import { COMMANDS_MAX } from '../labfile/labFile.ts'
import { added, LAB_FULL, LOG_FRAME, sizeOf, type LogSize } from '../labfile/logSize.ts'
import { LAB_FILE_LIMITS, parseLabFile, serializeLabFile } from '../labfile/parse.ts'
import type { Act, Command } from '../model/api/command.ts'
import { finish } from '../base/work.ts'
import { Lab } from './lab.ts'
import { BRANCHES_MAX, SAVED_LIMITS } from './protocol.ts'
import { rollingLab, scaleTo } from './rollingLab.fixture.ts'
import { noRoomForBranch, noRoomForCommand } from './room.ts'

const registered: Command = {
  atMs: 0,
  service: 'ecs',
  operation: 'RegisterTaskDefinition',
  input: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1', cpu: 512, memory: 512 }] },
}

function sizeOfLog(commands: readonly Command[]): LogSize {
  return commands.map(sizeOf).reduce(added, LOG_FRAME)
}

/** A command that the world refuses, which stays in a file all the same, of about so many values. */
function list(values: number): Command {
  return { ...registered, input: { family: 'x', containerDefinitions: Array<number>(values).fill(7) } }
}

/** The same with a text of so many bytes. */
function text(bytes: number): Command {
  return { ...registered, input: { family: 'x'.repeat(bytes) } }
}

/** The rolling lab after commands of which the log has exactly this size in values or bytes. */
function filled(unit: keyof LogSize, size: number): Lab {
  const { commands } = rollingLab
  const of = unit === 'values' ? list : text
  const left = size - sizeOfLog([of(0), ...commands])[unit]
  return finish(Lab.opening({ ...rollingLab, commands: [of(left), ...commands] }))
}

/** @param words  that say which limit it is */
function full(words: string) {
  return { name: LAB_FULL, message: expect.stringContaining(words) as string }
}

function refusalOf(lab: Lab, act: Act) {
  const { answer } = finish(lab.acting('main', act))
  return 'error' in answer ? answer.error : null
}

describe('an act for which a lab has no room is refused, and what it has opens again', () => {
  it.each(['bytes', 'values'] as const)('%s', (unit) => {
    const one = sizeOf({ atMs: 0, ...scaleTo(3) })[unit]
    const lab = filled(unit, LAB_FILE_LIMITS[unit] - 2 * one)
    expect([refusalOf(lab, scaleTo(3)), refusalOf(lab, scaleTo(2))]).toEqual([null, null])
    const before = lab.info()
    expect(refusalOf(lab, scaleTo(4))).toEqual(full(unit === 'bytes' ? '8 MiB' : '250000 values'))
    expect(lab.info()).toEqual(before)
    const file = lab.toFile('main')
    expect(parseLabFile(serializeLabFile(file))).toEqual({ file })
    // Undo makes room.
    finish(lab.undoing())
    expect(refusalOf(lab, scaleTo(4))).toBeNull()
  })

  it('commands: the 2,001st', () => {
    const log = Array<Command>(COMMANDS_MAX - 1).fill(registered)
    expect(noRoomForCommand([log], log, registered)).toBeNull()
    const most = [...log, registered]
    expect(noRoomForCommand([most], most, registered)).toMatchObject(full('2000 commands'))
  })

  it('branches: the ninth, also by an act in the past', () => {
    const lab = finish(Lab.opening(rollingLab))
    finish(lab.advancing(60_000, null))
    for (let made = 1; made < BRANCHES_MAX; made += 1)
      expect(finish(lab.forking('main', '', [])).answer).toEqual({ output: {} })
    expect(finish(lab.forking('main', '', [])).answer).toMatchObject({ error: full('8 branches') })
    finish(lab.seeking(30_000))
    expect(refusalOf(lab, scaleTo(1))).toEqual(full('8 branches'))
    expect(lab.info().branches).toHaveLength(BRANCHES_MAX)
  })
})

describe('all branches together', () => {
  it('have room for as many of the largest logs as they say, and a branch more is refused', () => {
    const lab = filled('values', LAB_FILE_LIMITS.values)
    const most = Math.floor(SAVED_LIMITS.values / LAB_FILE_LIMITS.values)
    for (let made = 1; made < most; made += 1) finish(lab.forking('main', '', []))
    expect(lab.info().branches.length).toBeLessThanOrEqual(most)
    expect(finish(lab.forking('main', '', [])).answer).toMatchObject({ error: full('together') })
  })

  it('refuse a command for the sum of them, not only for its own log', () => {
    const logs = Array.from({ length: 8 }, (_, index) => [text(4 * 1024 * 1024 - 5_000 + index)])
    const [log = []] = logs
    expect(noRoomForCommand(logs, log, text(100))).toBeNull()
    expect(noRoomForCommand(logs, log, text(10_000))).toMatchObject(full('32 MiB'))
    expect(noRoomForBranch(logs.slice(1), log)).toBeNull()
    expect(noRoomForBranch(logs.slice(1), [text(8 * 1024 * 1024)])).toMatchObject(full('together'))
  })
})
