import { afterEach, describe, expect, it, vi } from 'vitest'
import { AssertionError } from '../base/assert.ts'
import { runCommandLine, type Streams } from './commandLine.ts'
import * as run from './runLab.ts'

const LAB = '{"format":"taskyard/lab","version":1,"title":"t","seed":1,"commands":[]}'

/** A command line whose lab reports one line and then fails so. */
async function failing(error: unknown, args = ['run', '-']) {
  vi.spyOn(run, 'runLab').mockImplementation(function* () {
    yield { kind: 'end', atMs: 0, hash: '00' }
    throw error
  })
  return spoken(args)
}

async function spoken(args: readonly string[], writeError: Error | null = null) {
  const said = { out: '', err: '' }
  const streams: Streams = {
    stdin: (async function* () {
      yield await Promise.resolve(LAB)
    })(),
    stdout: { write: (text, done) => ((said.out += text), done(writeError)) },
    stderr: { write: (text) => (said.err += text) },
  }
  return { code: await runCommandLine(args, streams), ...said }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a fault of our own is said in one line, with an exit code of its own', () => {
  it('a rule that the lab broke, after what was reported', async () => {
    expect(await failing(new AssertionError('Broken: DET-8: the event queue has a limit'))).toEqual({
      code: 3,
      out: '{"atMs":0,"hash":"00"}\n',
      err: 'The lab broke one of its own rules: DET-8: the event queue has a limit. This is a fault of Taskyard; standard input reproduces it.\n',
    })
  })

  it.each([
    [new RangeError('Invalid array length'), 'RangeError: Invalid array length'],
    ['odd', 'odd'],
  ])('anything else: %s', async (error, what) => {
    const { code, err } = await failing(error)
    expect([code, err]).toEqual([
      3,
      `The lab failed where it must not: "${what}". This is a fault of Taskyard; standard input reproduces it.\n`,
    ])
  })

  it('an output that cannot be written is no fault of the lab', async () => {
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const { code, err } = await spoken(['check', '-'], full)
    expect([code, err]).toEqual([4, 'Standard output cannot be written ("ENOSPC").\n'])
  })

  it('--help tells the codes', async () => {
    const { out } = await spoken(['--help'])
    for (const code of ['0 done', '2 a wrong file', '3 a fault of Taskyard', '4 the output'])
      expect(out).toContain(code)
  })
})
