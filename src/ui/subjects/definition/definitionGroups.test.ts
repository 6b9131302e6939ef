import { expect, it } from 'vitest'
import { container } from '../../../model/api/definition/containerShape.ts'
import { taskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import { CONTAINER_PART, CONTAINERS, FORM_CONTAINER, TASK_PART, type FormPart } from './definitionGroups.ts'

const namesOf = ({ basics, groups }: FormPart): readonly string[] =>
  [basics, ...groups.map(({ shape }) => shape)].flatMap(({ members }) => Object.keys(members))

it('DEF-10 every member of a task definition stands in one group of the form', () => {
  expect([...namesOf(TASK_PART), CONTAINERS].toSorted()).toEqual(Object.keys(taskDefinitionInput.members).toSorted())
  expect(namesOf(CONTAINER_PART).toSorted()).toEqual(Object.keys(container.members).toSorted())
})

it('and is told of there, also where it stands in others', () => {
  const { portMappings, user } = FORM_CONTAINER.members
  const [mapping] = portMappings?.shape.type === 'list' ? [portMappings.shape.element] : []
  const port = mapping?.type === 'structure' ? mapping.members.containerPort : undefined
  expect(port?.documentation).not.toBe('')
  expect(user?.documentation).toMatch(/Kept, without effect\.$/)
})
