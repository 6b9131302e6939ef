import type { Command } from '../../model/api/command.ts'
import { isAbout } from '../../model/world/decisionBase.ts'
import type { EntityKind } from '../../model/world/ref.ts'
import type { SubjectRef } from '../../look/subjectRef.ts'
import { clockText } from '../../look/time.ts'
import { DecisionList } from '../subjects/decision/DecisionList.tsx'
import type { Scope } from '../subjects/subjectView.ts'
import { lastCommandNaming } from './askedAct.ts'
import type { LastSeen } from './lastSeen.ts'
import { VerdictHead } from './VerdictHead.tsx'

interface GoneObjectProps {
  readonly selection: SubjectRef
  readonly seen: LastSeen | null
  readonly scope: Scope
  /** The branch's commands. */
  readonly log: readonly Command[]
  readonly onSelect: (ref: SubjectRef) => void
}

/** A thing that is not there at this time: since when, by whom, and what followed. */
export function GoneObject({ selection, seen, scope, log, onSelect }: GoneObjectProps) {
  const { world, originMs } = scope
  const nowMs = world.nowMs
  const name = seen?.object ?? selection.id
  const isBefore = seen !== null && nowMs < seen.atMs
  const command = isBefore ? null : lastCommandNaming(namesOf(selection, name), log, nowMs)
  const fromMs = command?.atMs ?? seen?.atMs ?? nowMs
  return (
    <section className="inspector" aria-label="Inspector">
      <VerdictHead
        object={name}
        note={clockText(nowMs - originMs)}
        verdict={isBefore ? 'It does not exist yet' : 'It is gone'}
        sentence={sentenceOf(seen, command, scope)}
      />
      {isBefore ? null : (
        <DecisionList
          {...scope}
          onSelect={onSelect}
          title={command === null ? 'Decisions about it' : 'What followed'}
          isListed={(one) =>
            command === null
              ? isAbout(one, selection.kind as EntityKind, selection.id)
              : one.atMs > fromMs && one.kind === 'rolling'
          }
        />
      )}
    </section>
  )
}

function sentenceOf(seen: LastSeen | null, command: Command | null, { world, originMs }: Scope): string {
  if (seen !== null && world.nowMs < seen.atMs) return `It is there at ${clockText(seen.atMs - originMs)}.`
  if (command !== null) {
    return `${command.operation} at ${clockText(command.atMs - originMs)} was the last command that named it.`
  }
  const last = seen === null ? '' : ` It was last seen at ${clockText(seen.atMs - originMs)}.`
  return `ECS does not list it at this time.${last}`
}

/** Commands name an EC2 instance by its own id, of which the inspector's name has the beginning. */
function namesOf({ id }: SubjectRef, object: string): readonly string[] {
  const tail = id.slice(id.lastIndexOf('/') + 1)
  const instance = /^i-[0-9a-f]{4}/.exec(object)?.[0]
  return instance === undefined ? [tail] : [tail, instance]
}
