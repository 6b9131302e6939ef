import { expect, it } from 'vitest'
import { onTheWay, overweight } from './frameBudget.mjs'

const chunk = (name: string, text: string) => ({ path: `${name}-01234567.js`, text })

const chunks = [
  chunk('first', 'const load=()=>import("./LabPage-01234567.js")'),
  chunk('page', 'import"./shared-01234567.js"'),
  chunk('LabPage', 'import{a as b}from"./stage-01234567.js";const tree=()=>import("./tree-01234567.js")'),
  chunk('stage', 'import{c}from"./shared-01234567.js"'),
  chunk('shared', ''),
  chunk('tree', ''),
]

it('what is imported at once is on the way to the first frame, once, and what is imported when it is wanted is not', () => {
  expect(onTheWay('LabPage', chunks).map(({ path }) => path.split('-')[0])).toEqual([
    'first',
    'page',
    'shared',
    'LabPage',
    'stage',
  ])
})

it('a page over its budget is named, one within is not', () => {
  expect(overweight(chunks, { LabPage: 1 })).toEqual([])
  expect(overweight(chunks, { LabPage: 0.1 })).toEqual([
    expect.stringMatching(/^LabPage waits for 0\.\d kB of scripts before its first frame, and may for 0\.1:/),
  ])
})

it('a page that was not built is no page within its budget', () => {
  expect(() => overweight(chunks, { DemoPage: 1 })).toThrow('No chunk is called DemoPage')
})
