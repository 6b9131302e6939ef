import { expect, it } from 'vitest'
import { registered, one } from '../../../../model/definition/definition.fixture.ts'
import { importedDefinition } from './importedDefinition.ts'
import { textRefusal } from './definitionText.ts'

it('the answer of describe-task-definition becomes what can be registered, and it is said what went', () => {
  const imported = importedDefinition(JSON.stringify({ taskDefinition: registered(one({})) }))
  expect(textRefusal(imported?.text ?? '')).toBeNull()
  expect(imported?.done).toMatch(/^taken out of the answer; without taskDefinitionArn, revision, status/)
})

it('YAML becomes JSON', () => {
  const imported = importedDefinition(
    'family: web\ncontainerDefinitions:\n  - name: web\n    image: web:1\n    memory: 64\n',
  )
  expect(imported?.done).toBe('written as JSON')
  expect(textRefusal(imported?.text ?? '')).toBeNull()
})

it('what can be registered as it is, and what is no definition, stays', () => {
  for (const text of [JSON.stringify(one({})), 'web', '{ "family": ', 'family: web'])
    expect(importedDefinition(text)).toBeNull()
})
