import { expect, it } from 'vitest'
import { registered, one } from '../../../../model/definition/definition.fixture.ts'
import { readDocument } from './documentState.ts'
import { importedDefinition } from './importedDefinition.ts'

const problemOf = (text: string) => readDocument(text).problem

it('the answer of describe-task-definition becomes what can be registered, and it is said what went', () => {
  const imported = importedDefinition(JSON.stringify({ taskDefinition: registered(one({})), tags: [] }))
  expect(problemOf(imported?.text ?? '')).toBeNull()
  expect(imported?.done).toMatch(/^taken out of the answer; without taskDefinitionArn, revision, status/)
})

it('the tags that stand beside it come along', () => {
  const tags = [{ key: 'team', value: 'a' }]
  const imported = importedDefinition(JSON.stringify({ taskDefinition: one({}), tags }))
  expect(JSON.parse(imported?.text ?? '')).toEqual({ ...one({}), tags })
})

it('YAML becomes JSON, which has no comments: that is said', () => {
  const yaml = 'family: web\ncontainerDefinitions:\n  - name: web # the site\n    image: web:1\n    memory: 64\n'
  const imported = importedDefinition(yaml)
  expect(imported?.done).toBe('written as JSON, which has no comments: 1 comment left out')
  expect(problemOf(imported?.text ?? '')).toBeNull()
  expect(importedDefinition(yaml.replace(' # the site', ''))?.done).toBe('written as JSON')
})

it('what can be registered as it is, and what is no definition, stays', () => {
  for (const text of [JSON.stringify(one({})), 'web', '{ "family": ', 'family: web'])
    expect(importedDefinition(text)).toBeNull()
})
