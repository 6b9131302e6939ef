import { expect, it, vi } from 'vitest'
import type { LabFile } from '../labfile/labFile.ts'
import { openAhead, openFirst, sessionAhead } from './openAhead.ts'
import type { LabSession } from './labSession.ts'

const open = vi.fn(() => Promise.resolve(null))
vi.mock('./labSession.ts', () => ({ createLabSession: () => ({ open }) as unknown as LabSession }))

const lab = (title: string): LabFile => ({ format: 'taskyard/lab', version: 1, title, seed: 1, commands: [] })

it('a lab that was asked for ahead is opened once, by the page that asks for just that', async () => {
  openAhead(lab('one'))
  const session = sessionAhead()
  expect(session).not.toBeNull()
  if (session === null) return
  await openFirst(session, lab('one'))
  expect(open).toHaveBeenCalledTimes(1)
  expect(sessionAhead()).toBeNull()
  await openFirst(session, lab('one'))
  expect(open).toHaveBeenCalledTimes(2)
})

it('another lab is opened in its place', async () => {
  open.mockClear()
  openAhead(lab('one'))
  const session = sessionAhead()
  if (session !== null) await openFirst(session, lab('two'))
  expect(open).toHaveBeenLastCalledWith(lab('two'))
  expect(open).toHaveBeenCalledTimes(2)
})
