import { ApiError } from '../api/command.ts'
import type { Companion, Given } from '../api/operation.ts'
import type { operations } from '../api/operations.ts'
import { serviceNamed } from '../api/service/serviceNamed.ts'
import { TAGS_MAX, tagsFrom, type tagList } from '../api/tags/tagShapes.ts'
import type { InputOf } from '../api/shape.ts'
import { activeDefinitionNamed } from '../definition/definitionNamed.ts'
import type { Change } from '../world/change.ts'
import type { Context } from '../world/context.ts'
import { definitionKey } from '../world/definition/taskDefinition.ts'
import type { EntityRef } from '../world/ref.ts'
import { tagsAtStart } from '../world/tags/tagFollowers.ts'
import { mergedTags, NO_TASK_TAGGING, tagsOf, type TaskTagging } from '../world/tags/tags.ts'
import type { World } from '../world/world.ts'
import { keepTags, ownCount, tooMany } from './tagHandlers.ts'
import { withTags } from './tagsInAnswers.ts'
import { tasksCreatedBy } from '../world/toldBy.ts'

type EcsOperations = (typeof operations)['ecs']

/** What is tagged as it is made (TAG-4), what new tasks are tagged with (TAG-6 to TAG-8), and where tags are told. */
export const tagCompanion: Companion<EcsOperations> = {
  beside: {
    CreateCluster: { follow: tagMade },
    RegisterTaskDefinition: { refuse: refuseNone, follow: tagMade },
    CreateService: {
      follow(context, given, changes) {
        tagMade(context, given, changes)
        for (const { id } of changes.flatMap(madeBy)) tagTasksOf(context, id, given.input)
      },
    },
    UpdateService: {
      follow: (context, { input }) =>
        tagTasksOf(context, serviceNamed(context.world, input.service, { cluster: input.cluster }).key, input),
    },
    RunTask: { refuse: refuseTooMany, follow: tagTasks },
    StartTask: { refuse: refuseTooMany, follow: tagTasks },
  },
  complete: withTags,
}

interface Tagging {
  readonly tags?: InputOf<typeof tagList> | undefined
}

function tagMade(context: Context, { input }: Given<Tagging>, changes: readonly Change[]): void {
  if (input.tags === undefined || input.tags.length === 0) return
  for (const ref of changes.flatMap(madeBy)) keepTags(context, ref, tagsFrom(input.tags))
}

/** What a change has made that can have tags. */
function madeBy(change: Change): readonly EntityRef[] {
  switch (change.kind) {
    case 'clusterCreated':
      return [{ kind: 'cluster', id: change.cluster.name }]
    case 'definitionRegistered':
      return [{ kind: 'taskDefinition', id: definitionKey(change.definition) }]
    case 'serviceCreated':
      return [{ kind: 'service', id: change.service.key }]
    default:
      return tasksCreatedBy(change).map(({ id }) => ({ kind: 'task', id }))
  }
}

/** TAG-4: of the operations that take tags, this one alone refuses to be given none. */
function refuseNone(_world: World, { input }: Given<Tagging>): void {
  if (input.tags?.length === 0) throw new ApiError('ClientException', 'Tags can not be empty.', 'tags')
}

type TaggingInput = { readonly [K in keyof TaskTagging]?: TaskTagging[K] | undefined }

/** From now on a service's new tasks are tagged so; what is not given stays (TAG-6). */
function tagTasksOf(context: Context, serviceKey: string, given: TaggingInput): void {
  const { propagateTags, enableECSManagedTags } = given
  if (propagateTags === undefined && enableECSManagedTags === undefined) return
  const before = context.world.taskTagging.get(serviceKey) ?? NO_TASK_TAGGING
  const value = {
    propagateTags: propagateTags ?? before.propagateTags,
    enableECSManagedTags: enableECSManagedTags ?? before.enableECSManagedTags,
  }
  context.emit({ kind: 'put', table: 'taskTagging', key: serviceKey, value })
}

type RunTaskInput = InputOf<EcsOperations['RunTask' | 'StartTask']['input']>

/** TAG-7: a task that could not have all its tags does not start. */
function refuseTooMany(world: World, { input }: Given<RunTaskInput>): void {
  if (input.propagateTags !== 'TASK_DEFINITION') return
  const id = definitionKey(activeDefinitionNamed(world, input.taskDefinition, 'InvalidParameterException'))
  const tags = mergedTags(tagsOf(world, { kind: 'taskDefinition', id }), tagsFrom(input.tags))
  if (ownCount(tags) > TAGS_MAX) throw new ApiError('InvalidParameterException', tooMany(tags), 'tags')
}

function tagTasks(context: Context, { input }: Given<RunTaskInput>, changes: readonly Change[]): void {
  const { propagateTags = 'NONE', enableECSManagedTags = false } = input
  for (const task of changes.flatMap(tasksCreatedBy)) {
    const started = tagsAtStart(context.world, task, { propagateTags, enableECSManagedTags })
    const tags = mergedTags(started, tagsFrom(input.tags))
    if (tags.length > 0) keepTags(context, { kind: 'task', id: task.id }, tags)
  }
}
