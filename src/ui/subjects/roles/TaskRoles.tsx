import { visibleText } from '../../../base/foreignText.ts'
import { arnName } from '../../../look/roles.ts'
import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { isAssumable } from '../../../model/world/roles/access.ts'
import { toldIdentity } from '../../../model/world/roles/toldIdentity.ts'
import { agentCalls, appCalls, startingCalls, type AskedCall } from '../../../model/world/roles/roleCalls.ts'
import {
  appRoleOf,
  executionRoleOf,
  instanceProfileOf,
  instanceRoleOf,
  startingRoleOf,
  taskRoleOf,
} from '../../../model/world/roles/rolesInUse.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import { RemedyList } from '../remedy/RemedyList.tsx'
import { AgentRemedies } from './AgentRemedies.tsx'
import { CallList } from './CallList.tsx'
import { permissionsOf } from './policyTexts.ts'
import { roleRemedies } from './roleRemedies.ts'
import { codeTrial } from './roleTrials.ts'
import { StartRemedies } from './StartRemedies.tsx'
import './roles.css'

interface TaskRolesProps {
  readonly task: Task
  /** What would let it start stands elsewhere. */
  readonly isHelped: boolean
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
}

/** Who may do what for a task: what starts it at the left, its own code at the right, and who else acts. */
export function TaskRoles({ task, isHelped, world, onSelect }: TaskRolesProps) {
  const instance = world.instances.get(task.instanceId ?? '')
  const starting = startingRoleOf(world, task)?.arn ?? null
  const app = appRoleOf(world, task)?.arn ?? null
  const calls = appCalls(world, task)
  return (
    <section className="inspector__block task-roles" aria-label="Roles">
      <h2 className="type-h3">Who may do what for it</h2>
      <div className="task-roles__columns">
        <RoleColumn
          title="To start the task: execution role"
          arn={starting}
          instead={insteadOf(executionRoleOf(world, task), instance)}
          onSelect={onSelect}
          calls={startingCalls(world, task)}
          without="Its images need no role, and its logs go nowhere that asks for one."
        />
        <RoleColumn
          title="Your code: task role"
          arn={app}
          instead={insteadOf(taskRoleOf(world, task), instance)}
          onSelect={onSelect}
          calls={calls}
          without={calls.length === 0 ? codeText(world, app) : ''}
        />
      </div>
      {!isHelped && <StartRemedies task={task} world={world} />}
      <RemedyList
        title="What would let its code go on"
        remedies={roleRemedies(world, { arn: app, calls, roleFor: 'code' })}
        trial={() => codeTrial(task)}
      />
      {instance === undefined ? (
        <p className="inspector__text">
          On Fargate the agent is AWS’s own and needs no instance profile. The service scheduler acts by
          AWSServiceRoleForECS: it attaches interfaces and registers targets.
        </p>
      ) : (
        <AgentRow {...{ instance, world, onSelect }} />
      )}
      <SourceLine ruleId="ROL-11" />
    </section>
  )
}

/** The same of a task whose code calls AWS, which is why somebody looks at it while it runs: by now it may or not. */
export function CallingCode(props: TaskRolesProps) {
  return isCalling(props) ? <TaskRoles {...props} /> : null
}

/** The same of all other tasks. */
export function RolesOfOthers(props: TaskRolesProps) {
  return isCalling(props) ? null : <TaskRoles {...props} />
}

function isCalling({ world, task }: TaskRolesProps): boolean {
  return task.desiredStatus === 'RUNNING' && appCalls(world, task).length > 0
}

interface InstanceRoleProps {
  readonly instance: ContainerInstance
  readonly world: World
  readonly onSelect: (ref: SubjectRef) => void
}

/** By which role the agent of an instance calls AWS, and what it may. */
export function InstanceRole(props: InstanceRoleProps) {
  return (
    <section className="inspector__block task-roles" aria-label="Roles">
      <h2 className="type-h3">By which role its agent acts</h2>
      <AgentRow {...props} />
      <SourceLine ruleId="ROL-7" />
    </section>
  )
}

function AgentRow({ instance, world, onSelect }: InstanceRoleProps) {
  const profile = instanceProfileOf(instance)
  const arn = instanceRoleOf(world, instance)
  return (
    <div className="task-roles__agent">
      <p className="inspector__text">
        The agent uses the instance profile{' '}
        {world.instanceProfiles.has(profile) ? (
          <SubjectLink to={{ kind: 'instanceProfile', id: profile }} onSelect={onSelect}>
            {visibleText(profile)}
          </SubjectLink>
        ) : (
          visibleText(profile)
        )}
        {arn === null ? ', which has no role. ' : ' with the role '}
        {arn !== null && <RoleLink arn={arn} onSelect={onSelect} />}
        {arn !== null && '. '}
        {arn !== null &&
          !isAssumable(world, arn, 'ec2.amazonaws.com') &&
          'Its trust policy does not let ec2.amazonaws.com assume it. '}
        The service scheduler acts by AWSServiceRoleForECS.
      </p>
      <CallList calls={agentCalls(world, instance)} />
      <AgentRemedies instance={instance} world={world} />
    </div>
  )
}

interface RoleColumnProps {
  readonly title: string
  readonly arn: string | null
  /** What is said where its definition names no role. */
  readonly instead: string | null
  readonly calls: readonly AskedCall[]
  /** What is said where it calls nothing. */
  readonly without: string
  readonly onSelect: (ref: SubjectRef) => void
}

function RoleColumn({ title, arn, instead, calls, without, onSelect }: RoleColumnProps) {
  return (
    <div className="task-roles__column" role="group" aria-label={title}>
      <h3 className="type-label">{title}</h3>
      <p className="task-roles__name">
        {instead !== null && <span className="tone-2">{instead} </span>}
        {arn !== null && !arn.endsWith(':root') && <RoleLink arn={arn} onSelect={onSelect} />}
      </p>
      {calls.length === 0 ? <p className="inspector__text">{without}</p> : <CallList calls={calls} />}
    </div>
  )
}

function RoleLink({ arn, onSelect }: { readonly arn: string; readonly onSelect: (ref: SubjectRef) => void }) {
  return (
    <SubjectLink to={{ kind: 'role', id: arn }} onSelect={onSelect}>
      {visibleText(arnName(arn))}
    </SubjectLink>
  )
}

function insteadOf(own: string | null, instance: ContainerInstance | undefined): string | null {
  if (own !== null) return null
  return instance === undefined ? 'none named' : 'none named, so that of the instance:'
}

/** What code that has called nothing may. */
function codeText(world: World, arn: string | null): string {
  if (arn === null) return 'Without a task role its code finds no credentials, and may call nothing.'
  const told = toldIdentity(world, arn)
  if (told === undefined) {
    return world.goneIdentities.has(arn)
      ? 'The role was deleted: it may nothing.'
      : 'Nothing was said of the role, so it may all.'
  }
  const actions = [...new Set(permissionsOf(world, told).map(({ action }) => action))]
  const [first = '', ...more] = actions
  if (actions.length === 0) return 'No policy of it allows anything.'
  const others =
    more.length > 3 ? `${more.slice(0, 3).join(', ')} and ${String(more.length - 3)} more` : more.join(', ')
  return visibleText(`It has called nothing. It may ${[first, others].filter((part) => part !== '').join(', ')}.`)
}
