import { expect, it } from 'vitest'
import type { ErrorShape } from '../../../model/api/command.ts'
import { one } from '../../../model/definition/definition.fixture.ts'
import { marksIn } from './documentMarks.ts'
import { problemAt, readDocument } from './editor/documentState.ts'
import { withEdits } from './editor/textEdits.ts'

const TEXT = JSON.stringify({ ...one({ privileged: true }), networkMode: 'bridge', cpu: '256', memory: '512' }, null, 2)
const ASKING = withEdits(TEXT, [{ path: ['requiresCompatibilities'], value: ['FARGATE'] }])

function marksOf(text: string, given: { readonly isFargateOpen?: boolean; readonly refused?: ErrorShape } = {}) {
  const mended: string[] = []
  const { input, problem } = readDocument(text)
  const marks = marksIn({
    text,
    input,
    problem: given.refused === undefined ? problem : problemAt(text, given.refused),
    isFargateOpen: given.isFargateOpen === true,
    mend: ({ edits }) => mended.push(withEdits(text, edits)),
  })
  const shown = marks.map(({ from, to, severity }) => `${severity} ${text.slice(from, to)}`)
  return { marks, shown, mended }
}

it('FGT-2 what Fargate does not take is marked at its lines: as errors where it is asked for', () => {
  expect(marksOf(ASKING).shown).toEqual(['error "networkMode": "bridge"', 'error "privileged": true'])
})

it('and else as warnings, while one looks at them', () => {
  expect(marksOf(TEXT).shown).toEqual([])
  const { shown } = marksOf(TEXT, { isFargateOpen: true })
  expect(shown).toEqual(['warning "networkMode": "bridge"', 'warning "privileged": true'])
})

it('the act at a mark mends that alone', () => {
  const { marks, mended } = marksOf(ASKING)
  marks[1]?.act?.run()
  expect(mended).toEqual([ASKING.replace(/,\s+"privileged": true/, '')])
})

it('what ECS has refused is marked once', () => {
  const [first] = marksOf(ASKING).marks
  const refused = { name: 'ClientException', message: first?.message ?? '', field: 'networkMode' } as const
  expect(marksOf(ASKING, { refused }).shown).toEqual(marksOf(ASKING).shown)
  const other = { name: 'ClientException', message: 'Family contains invalid characters.', field: 'family' } as const
  expect(marksOf(ASKING, { refused: other }).shown).toEqual(['error "family": "web"', ...marksOf(ASKING).shown])
  expect(marksOf(ASKING.replace('"web",', '"web"')).shown).toHaveLength(1)
})
