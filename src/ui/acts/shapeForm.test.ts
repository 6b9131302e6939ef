import { describe, expect, it } from 'vitest'
import { operations } from '../../model/api/operations.ts'
import { absent, kept, list, oneOf, optional, required, struct, text, textMap, whole } from '../../model/api/shape.ts'
import { blankStructure, drawnPaths, fieldsOf, typedNumber, withMember } from './shapeForm.ts'

const shape = struct({
  note: optional(text()),
  tags: kept('list'),
  role: kept('string'),
  balancers: absent('load balancers', 'list'),
  options: optional(textMap()),
  items: required(
    list(struct({ kind: required(oneOf(['a', 'b'])), size: optional(whole({ min: 0, max: 9 })) }), { min: 1, max: 3 }),
  ),
  inner: optional(struct({ name: required(text()) })),
})

describe('a form that is drawn from a shape', () => {
  it('has what is required first, what has no effect apart, and nothing that the lab has not', () => {
    const fields = fieldsOf(shape, 'outer')
    expect(fields.shown.map(({ path }) => path)).toEqual(['outer.items', 'outer.note', 'outer.options', 'outer.inner'])
    expect(fields.kept.map(({ name }) => name)).toEqual(['role'])
    expect(fields.jsonOnly).toEqual(['tags'])
  })

  it('begins with all that is needed, empty', () => {
    expect(blankStructure(shape)).toEqual({ items: [{}] })
    expect(blankStructure(operations.ecs.RegisterTaskDefinition.input)).toEqual({ containerDefinitions: [{}] })
  })

  it('has a place for each path, the inner before what holds it', () => {
    const draft = { items: [{}, {}] }
    expect(drawnPaths(shape, draft)).toEqual([
      'items[0].kind',
      'items[0].size',
      'items[0]',
      'items[1].kind',
      'items[1].size',
      'items[1]',
      'items',
      'note',
      'options',
      'inner',
      'role',
    ])
    expect(drawnPaths(shape, { inner: {} })).toContain('inner.name')
  })

  it('takes out what is emptied, and leaves what is no number as it was typed', () => {
    expect(withMember({ note: 'a' }, 'note', '')).toEqual({})
    expect(withMember({ note: 'a' }, 'items', [])).toEqual({ note: 'a', items: [] })
    expect(['12', ' -3 ', '1.5', '1e3', 'x'].map(typedNumber)).toEqual([12, -3, '1.5', '1e3', 'x'])
  })
})
