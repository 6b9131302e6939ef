import { expect, it } from 'vitest'
import { leaks, markersOf } from './chunks.mjs'

const REFUSAL = 'The service cannot be stopped while it is scaled'
const HANDLER = `throw new ApiError('${REFUSAL} above 0.')\nconst other = 'The referenced cluster was inactive.'\nconst short = 'a b'`

it('a handler is known by the texts that stand nowhere else', () => {
  expect(markersOf([HANDLER], ['the page says The referenced cluster was inactive. too'])).toEqual([
    `${REFUSAL} above 0.`,
  ])
  expect(markersOf(['throw `The lab holds at most so many: ${max}`'], [])).toEqual(['The lab holds at most so many: '])
})

it('a chunk of a page that has one is found, the worker’s own is not', () => {
  const worker = { path: 'host-abc.js', text: HANDLER }
  const page = { path: 'LabPage-abc.js', text: 'const nothing = 1' }
  expect(leaks([REFUSAL], [worker, page])).toEqual([])
  expect(leaks([REFUSAL], [worker, { ...page, text: HANDLER }])).toEqual([
    'LabPage-abc.js has handlers of operations: a page loads the model that runs in the worker.',
  ])
})

it('a check that could find nothing says so', () => {
  expect(leaks([], [])).toEqual(['No text was found by which a handler is known.'])
  const unmarked = { path: 'host-abc.js', text: '' }
  expect(leaks([REFUSAL], [unmarked])).toEqual([
    'No chunk of the worker has the words of a handler: the check would find none.',
  ])
})
