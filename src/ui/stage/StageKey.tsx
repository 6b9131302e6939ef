import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { TaskGlyph } from '../subjects/task/TaskGlyph.tsx'
import { CONTAINER_LABELS, CONTAINER_VISUALS } from '../../look/containerLook.ts'
import { NotchSign } from '../subjects/container/NotchSign.tsx'
import { KEY_LABELS, KEY_STATE_WORDS } from '../../look/roleKeys.ts'
import { RoleKeySign } from '../subjects/roles/RoleKeySign.tsx'
import { TASK_MARKS } from '../../look/taskMarks.ts'
import { TaskMarkSign } from '../subjects/task/TaskMarkSign.tsx'
import { TARGET_STATES } from '../../look/poolLook.ts'
import { TargetGlyph } from '../subjects/balancing/TargetGlyph.tsx'
import { TASK_LOOKS, VISUALS, lastStatusIn } from '../../look/taskLook.ts'
import '../kit/popover.css'
import './StageKey.css'

/** What the painted states mean, and which limits they count toward. */
export function StageKey({ hasTargets, hasRoles }: { readonly hasTargets: boolean; readonly hasRoles: boolean }) {
  return (
    <DialogTrigger>
      <Button className="stage-key__open">Key</Button>
      <Popover className="popover stage-key" placement="top end" offset={6}>
        <Dialog className="stage-key__dialog">
          <Heading slot="title" level={2} className="type-h3">
            How a task shows its state
          </Heading>
          <StatesTable />
          <MarksList />
          <NotchesList />
          {hasTargets && <TargetsList />}
          {hasRoles && <KeysList />}
          <p className="stage-key__note">
            A solid body counts toward the lower limit, a whole outline toward the upper, a broken one toward neither. A
            tile is as wide as its CPU units; stripes tell revisions apart. On a gauge the dark core is used, the grey
            reserved, the post registered.
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

/** What a task wears on its upper left corner. */
function MarksList() {
  return (
    <ul className="stage-key__marks">
      {TASK_MARKS.map(({ sign, label }) => (
        <li key={sign}>
          <TaskMarkSign sign={sign} size={14} />
          {label}, whatever its state
        </li>
      ))}
    </ul>
  )
}

/** What a task with several containers wears on its upper edge. */
function NotchesList() {
  return (
    <>
      <h3 className="type-h3">Containers, a notch each on its upper edge</h3>
      <ul className="stage-key__marks" data-columns>
        {CONTAINER_VISUALS.map((visual) => (
          <li key={visual}>
            <NotchSign visual={visual} />
            {CONTAINER_LABELS[visual]}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a tick on the rail of load balancers says. */
function TargetsList() {
  return (
    <>
      <h3 className="type-h3">Targets of load balancers, a tick each</h3>
      <ul className="stage-key__marks" data-columns>
        {TARGET_STATES.map((state) => (
          <li key={state}>
            <TargetGlyph state={state} />
            {state}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What the Roles lens hangs on tasks and instances. */
function KeysList() {
  return (
    <>
      <h3 className="type-h3">Roles, a key each in their lens</h3>
      <ul className="stage-key__marks">
        {KEY_NAMES.map((name) => (
          <li key={name}>
            <RoleKeySign name={name} state="may" />
            {KEY_LABELS[name]}
          </li>
        ))}
        {KEY_STATES.map((state) => (
          <li key={state}>
            <RoleKeySign name="E" state={state} />
            {KEY_STATE_WORDS[state]}
          </li>
        ))}
      </ul>
    </>
  )
}

const KEY_NAMES = ['E', 'T', 'I'] as const
const KEY_STATES = ['untold', 'refused'] as const

function StatesTable() {
  return (
    <table className="stage-key__table">
      <thead>
        <tr>
          <th scope="col">state</th>
          <th scope="col">lastStatus</th>
          <th scope="col">lower</th>
          <th scope="col">upper</th>
        </tr>
      </thead>
      <tbody>
        {VISUALS.map((look) => {
          const { label, countsToward } = TASK_LOOKS[look]
          return (
            <tr key={look}>
              <th scope="row">
                <TaskGlyph look={look} order={2} width={44} height={18} isDecorative />
                {label}
              </th>
              <td className="stage-key__status">{lastStatusIn(look) ?? 'no task'}</td>
              <td>{countsToward === 'both' ? 'counts' : '–'}</td>
              <td>{countsToward === 'none' ? '–' : 'counts'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
