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

describe('a saved lab that somebody has changed', () => {
  const edit = (change: (saved: Record<string, never>) => object): string => JSON.stringify(change(JSON.parse(text)))
  const editBranch = (fields: Record<string, unknown>): string =>
    edit((saved) => ({ ...saved, branches: [{ ...(saved.branches?.[0] as unknown as object), ...fields }] }))

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
  ])('$what is refused', ({ saved, name }) => {
    expect(readSaved(saved)).toMatchObject({ error: { name } })
  })

  it('opens all the same when it names branches that are not there', () => {
    const state = read(edit((saved) => ({ ...saved, activeBranchId: 'x', shownBranchIds: ['y'] })))
    expect(finish(Lab.restoring(state)).info()).toMatchObject({ activeBranchId: 'main', shownBranchIds: ['main'] })
  })
})
