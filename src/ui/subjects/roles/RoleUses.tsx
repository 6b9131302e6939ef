import { shortInstance, shortTask } from '../../../look/names.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { World } from '../../../model/world/world.ts'
import { LinkedRow } from './LinkedRow.tsx'
import { usesOf, type RoleUse } from './roleUses.ts'

const USE_WORDS: Readonly<Record<RoleUse, { readonly title: string; readonly text: string }>> = {
  'execution role': {
    title: 'As execution role',
    text: 'To start their tasks the agent pulls images, reads secrets and makes log streams by it, before any code runs.',
  },
  'task role': {
    title: 'As task role',
    text: 'The code in their containers calls AWS by it.',
  },
  'instance role': {
    title: 'As role of instances',
    text: 'Their agents register by it, and pull images by it for tasks without an execution role.',
  },
}

interface RoleUsesProps {
  readonly arn: string
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
}

/** Who uses a role, and for what. */
export function RoleUses({ arn, world, onSelect }: RoleUsesProps) {
  const uses = usesOf(world, arn)
  const profiles = [...world.instanceProfiles.values()].filter(({ roleName }) => {
    const role = roleName === null ? undefined : world.roles.get(roleName)
    return role !== undefined && iamArn('role', role) === arn
  })
  if (uses.length + profiles.length === 0) {
    return <p className="inspector__text">No task, instance or revision uses it now.</p>
  }
  return (
    <>
      {uses.map(({ as, definitions, services, tasks, instances }) => (
        <section key={as} className="inspector__block">
          <h2 className="type-h3">{USE_WORDS[as].title}</h2>
          <p className="inspector__text">{USE_WORDS[as].text}</p>
          {services.length > 0 && <LinkedRow label="services" refs={services.map(serviceRef)} onSelect={onSelect} />}
          {definitions.length > 0 && (
            <LinkedRow label="revisions" refs={definitions.map(definitionRef)} onSelect={onSelect} />
          )}
          {tasks.length > 0 && <LinkedRow label="tasks" refs={tasks.map(taskRef)} onSelect={onSelect} />}
          {instances.length > 0 && (
            <LinkedRow
              label="instances"
              refs={instances.map((id) => ({
                ref: { kind: 'containerInstance', id },
                name: shortInstance(world.instances.get(id)?.ec2InstanceId ?? id),
              }))}
              onSelect={onSelect}
            />
          )}
        </section>
      ))}
      {profiles.length > 0 && (
        <section className="inspector__block">
          <LinkedRow
            label="instance profile"
            refs={profiles.map(({ name }) => ({ ref: { kind: 'instanceProfile', id: name }, name }))}
            onSelect={onSelect}
          />
        </section>
      )}
    </>
  )
}

function serviceRef(id: string) {
  return { ref: { kind: 'service', id }, name: id.slice(id.indexOf('/') + 1) } as const
}

function definitionRef(id: string) {
  return { ref: { kind: 'taskDefinition', id }, name: id } as const
}

function taskRef(id: string) {
  return { ref: { kind: 'task', id }, name: shortTask(id) } as const
}
