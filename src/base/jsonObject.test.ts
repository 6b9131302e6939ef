import { expect, it } from 'vitest'
import { jsonObject } from './jsonObject.ts'

it.each([['[]'], ['null'], ['1'], ['{'], ['']])('%s is no object of JSON', (text) => {
  expect(jsonObject(text)).toBeNull()
})

it('an object of JSON is read', () => {
  expect(jsonObject(' {"a": [1]} ')).toStrictEqual({ a: [1] })
})
