import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../../base/work.ts'
import { Lab } from '../../worker/lab.ts'
import type { RestoreState } from '../../worker/protocol.ts'
import { roll, rollingLab, scaleTo } from '../../worker/rollingLab.fixture.ts'
import { readSaved, savedText } from './savedLab.ts'

function worked(): Lab {
  const lab = finish(Lab.opening(rollingLab))
  finish(lab.advancing(60_000, null))
  finish(lab.acting('main', roll))
  finish(lab.advancing(150_000, null))
  finish(lab.seeking(90_000))
  finish(lab.acting('main', scaleTo(6)))
  finish(lab.showing(['main', 'branch-2'], 'branch-2'))
  return lab
}

function stateOf(lab: Lab): RestoreState {
  return { lab: lab.info(), atMs: lab.nowMs }
}

function read(text: string): RestoreState {
  const reading = readSaved(text)
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.state
}

const text = savedText(stateOf(worked()))

describe('SAV-1 a lab that is saved and opened again', () => {
  it('is the same, branches, moment and hashes', () => {
    const lab = worked()
    const again = finish(Lab.restoring(read(text)))
    expect(again.info()).toEqual(lab.info())
    expect(again.shown.map(({ run }) => run.hash)).toEqual(lab.shown.map(({ run }) => run.hash))
    expect(again.nowMs).toBe(90_000)
  })

  it('can go on and be undone, but redo has ended', () => {
    const lab = worked()
    finish(lab.undoing())
    const again = finish(Lab.restoring(read(savedText(stateOf(lab)))))
    expect(again.info()).toMatchObject({ canUndo: true, canRedo: false })
    expect(finish(again.undoing()).branches).toHaveLength(1)
  })
})

/** Texts as only a program makes them: half pairs too. */
const half = fc.array(fc.nat(0xffff), { maxLength: 250 }).map((units) => String.fromCharCode(...units))
/** Acts, moves and labels as a page may ask for them, and any others. */
const anyStep = fc.oneof(
  fc.record({ do: fc.constant('act' as const), index: fc.nat(9), count: fc.nat(9) }),
  fc.record({ do: fc.constant('seek' as const), atMs: fc.nat(120_000) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ do: fc.constantFrom('fork' as const, 'remove' as const, 'show' as const), index: fc.nat(9) }),
  fc.record({
    do: fc.constantFrom('rename' as const, 'retitle' as const),
    index: fc.nat(9),
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('😀', 'a'), maxLength: 250 }),
      half,
    ),
  }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer T> ? T : never

function take(lab: Lab, step: Step): void {
  const { branches } = lab.info()
  const id = 'index' in step ? (branches[step.index % branches.length]?.id ?? 'main') : 'main'
  switch (step.do) {
    case 'act':
      return void finish(lab.acting(id, scaleTo(step.count)))
    case 'seek':
      return void finish(lab.seeking(step.atMs))
    case 'undo':
      return void finish(lab.undoing())
    case 'redo':
      return void finish(lab.redoing())
    case 'fork':
      return void finish(lab.forking(id, '', [scaleTo(step.index)]))
    case 'remove':
      return void finish(lab.removing(id))
    case 'show':
      return void finish(lab.showing([id], id))
    case 'rename':
      return void lab.rename(id, step.text)
    case 'retitle':
      return void lab.retitle(step.text)
  }
}

it('SAV-1 whatever was done to a lab and whatever it was called, it is read back', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const lab = finish(Lab.opening(rollingLab))
      for (const step of steps) take(lab, step)
      const { branches, ...info } = lab.info()
      const state = read(savedText(stateOf(lab)))
      const kept = branches.map((branch) => ({ ...branch, redoable: [] }))
      expect(state).toEqual({ lab: { ...info, branches: kept, canUndo: false, canRedo: false }, atMs: lab.nowMs })
    }),
    { numRuns: 60 },
  )
})

describe('a name or a title is cut between characters', () => {
  const smile = '😀'

  it('of a branch', () => {
    const lab = worked()
    lab.rename('branch-2', `${'x'.repeat(59)}${smile}${smile}`)
    expect(lab.info().branches[1]?.name).toBe(`${'x'.repeat(59)}${smile}`)
    finish(lab.forking('branch-2', smile.repeat(99), [scaleTo(1)]))
    expect(lab.info().branches[2]?.name).toBe(smile.repeat(60))
    expect(read(savedText(stateOf(lab))).lab.branches.map(({ name }) => name)).toEqual([
      'main',
      `${'x'.repeat(59)}${smile}`,
      smile.repeat(60),
    ])
  })

  it('of the lab', () => {
    const lab = worked()
    lab.retitle(smile.repeat(300))
    expect(read(savedText(stateOf(lab))).lab.title).toBe(smile.repeat(200))
    lab.retitle('half \ud83d')
    expect(read(savedText(stateOf(lab))).lab.title).toBe('half \ufffd')
  })

  it('when somebody has made a saved one longer', () => {
    const saved = JSON.parse(text) as { branches: object[] }
    saved.branches[1] = { ...saved.branches[1], name: smile.repeat(61) }
    expect(read(JSON.stringify(saved)).lab.branches[1]?.name).toBe(smile.repeat(60))
  })
})

describe('a saved lab that somebody has changed', () => {
  const edit = (change: (saved: Record<string, never>) => object): string => JSON.stringify(change(JSON.parse(text)))
  const editBranch = (fields: Record<string, unknown>): string =>
    edit((saved) => ({ ...saved, branches: [{ ...(saved.branches?.[0] as unknown as object), ...fields }] }))

  const editBranches = (fields: readonly object[]): string =>
    edit((saved) => {
      const branches = saved.branches as unknown as readonly object[]
      return { ...saved, branches: branches.map((branch, index) => ({ ...branch, ...fields[index] })) }
    })

  it.each([
    { what: 'nothing', saved: '', name: 'InvalidJson' },
    { what: 'half of it', saved: text.slice(0, text.length / 2), name: 'InvalidJson' },
    { what: 'another format', saved: JSON.stringify(rollingLab), name: 'SavedLabDamaged' },
    { what: 'a newer version', saved: edit((saved) => ({ ...saved, version: 2 })), name: 'NewerSavedLab' },
    { what: 'no branch', saved: edit((saved) => ({ ...saved, branches: [] })), name: 'SavedLabDamaged' },
    {
      what: 'too many branches',
      saved: edit((saved) => ({ ...saved, branches: Array(9).fill({}) })),
      name: 'SavedLabDamaged',
    },
    { what: 'a bad seed', saved: edit((saved) => ({ ...saved, seed: -1 })), name: 'SavedLabDamaged' },
    { what: 'a moment past the end', saved: edit((saved) => ({ ...saved, atMs: 1e15 })), name: 'SavedLabDamaged' },
    { what: 'a bad head', saved: editBranch({ headMs: -1 }), name: 'SavedLabDamaged' },
    { what: 'more own commands than commands', saved: editBranch({ ownCount: 99 }), name: 'SavedLabDamaged' },
    {
      what: 'an unknown operation',
      saved: editBranch({ commands: [{ ...rollingLab.commands[0], operation: 'X' }] }),
      name: 'SavedLabDamaged',
    },
    { what: 'a name that is a number', saved: editBranch({ name: 7 }), name: 'SavedLabDamaged' },
    { what: 'no version', saved: edit((saved) => ({ ...saved, version: undefined })), name: 'SavedLabDamaged' },
    { what: 'version 0', saved: edit((saved) => ({ ...saved, version: 0 })), name: 'SavedLabDamaged' },
    { what: 'a branch of its own', saved: editBranches([{ parentId: 'main' }, {}]), name: 'SavedLabDamaged' },
    {
      what: 'branches of each other',
      saved: editBranches([{ parentId: 'branch-2' }, { parentId: 'main' }]),
      name: 'SavedLabDamaged',
    },
    { what: 'a branch of an unknown one', saved: editBranches([{}, { parentId: 'x' }]), name: 'SavedLabDamaged' },
    { what: 'a branch twice', saved: editBranches([{}, { id: 'main' }]), name: 'SavedLabDamaged' },
    {
      what: 'a branch that is null',
      saved: edit((saved) => ({ ...saved, branches: [null] })),
      name: 'SavedLabDamaged',
    },
    { what: 'half a pair in a name', saved: editBranch({ name: 'a\ud83d' }), name: 'InvalidJson' },
    { what: 'a title that is none', saved: edit((saved) => ({ ...saved, title: 7 })), name: 'SavedLabDamaged' },
    { what: 'no seed', saved: edit((saved) => ({ ...saved, seed: undefined })), name: 'SavedLabDamaged' },
    { what: 'no active branch', saved: edit((saved) => ({ ...saved, activeBranchId: 1 })), name: 'SavedLabDamaged' },
    { what: 'shown branches', saved: edit((saved) => ({ ...saved, shownBranchIds: [1] })), name: 'SavedLabDamaged' },
  ])('$what is refused', ({ saved, name }) => {
    expect(readSaved(saved)).toMatchObject({ error: { name } })
  })

  it('is read as it is when nothing was changed', () => {
    expect(editBranches([{}, {}])).toBe(text)
    expect(read(text)).toMatchObject({ lab: { branches: [{ parentId: null }, { parentId: 'main' }] } })
  })

  it('opens all the same when it names branches that are not there', () => {
    const state = read(edit((saved) => ({ ...saved, activeBranchId: 'x', shownBranchIds: ['y'] })))
    expect(finish(Lab.restoring(state)).info()).toMatchObject({ activeBranchId: 'main', shownBranchIds: ['main'] })
  })
})
