import { Suspense, useMemo, useState } from 'react'
import type { Act, ErrorShape } from '../../../model/api/command.ts'
import type { World } from '../../../model/world/world.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { drawnPaths } from '../../acts/shapeForm.ts'
import { useStable } from '../../kit/useStable.ts'
import { lazyPart } from '../../parts/lazyPart.ts'
import { denialOf } from '../../words/roles/denialWords.ts'
import { nextKey, registerAct } from './definitionActs.ts'
import { FORM_SHAPE } from './definitionGroups.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import { problemAt, readDocument, type DocumentState, type Problem } from './editor/documentState.ts'
import { rangeOf } from './editor/places.ts'
import { edited, withEdits } from './editor/textEdits.ts'
import { marksIn } from './documentMarks.ts'
import { asksForFargate, mendedText, type Mend } from './fargateMends.ts'
import { FargatePanel } from './FargatePanel.tsx'

const DocumentEditor = lazyPart(() => import('./editor/DocumentEditor.tsx').then((module) => module.DocumentEditor))

/** Whatever is refused of a text is said at it. */
const AS_JSON = { text: [] } as const

interface DocumentFormProps {
  readonly world: World
  readonly text: string
  readonly onChange: (text: string) => void
  /** As JSON, or field by field. */
  readonly isJson: boolean
  readonly switcher: React.ReactNode
  readonly onClose: () => void
}

/** A whole task definition: one text, seen as JSON or as a form. */
export function DocumentForm({ world, text, onChange, isJson, switcher, onClose }: DocumentFormProps) {
  const [refused, setRefused] = useState<ErrorShape | null>(null)
  const [replaced, setReplaced] = useState<{ readonly text: string } | null>(null)
  const [goTo, setGoTo] = useState<{ readonly offset: number } | null>(null)
  // What Fargate does not take is in sight where it is asked for, until somebody closes it.
  const [toggled, setToggled] = useState<boolean | null>(null)
  const state = useMemo(() => readDocument(text), [text])
  const { definition, input } = state
  const isFargateOpen = toggled ?? (input !== null && asksForFargate(input))
  const problem = useMemo(() => refusedAt(text, refused) ?? state.problem, [text, refused, state])
  const change = (next: string): void => {
    setRefused(null)
    setReplaced(null)
    onChange(next)
  }
  const replace = (next: string): void => {
    change(next)
    setReplaced({ text: next })
  }
  const mend = ({ edits }: Mend): void => replace(withEdits(text, edits))
  const run = useStable(mend)
  const marks = useMemo(
    () => marksIn({ text, input, problem, isFargateOpen, mend: run }),
    [text, input, problem, isFargateOpen, run],
  )
  const go = (offset: number): void => setGoTo({ offset })
  const acts: readonly Act[] = definition === null ? [] : [registerAct(definition)]
  return (
    <ActForm<string>
      title="Register task definition"
      submit={submitOf(definition, world)}
      width="wide"
      acts={acts}
      names={isJson ? AS_JSON : pathsOf(definition)}
      {...(isJson && { otherwise: 'text' })}
      blocked={definition === null ? 'The JSON cannot be read yet' : null}
      onRefused={setRefused}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {switcher}
          {isJson ? (
            <Suspense fallback={<p className="lab-form__help">Loading the editor</p>}>
              <DocumentEditor
                {...{ text, replaced, problem, marks, goTo }}
                isRefused={refused !== null}
                onChange={change}
                onReplace={replace}
                onGo={go}
              />
            </Suspense>
          ) : definition === null ? (
            <p className="lab-form__note">
              The form comes back when the JSON can be read; nothing of it is lost. {problem?.error.message}
            </p>
          ) : (
            <DefinitionFields
              value={definition}
              onChange={(next) => change(edited(text, definition, next))}
              refusalAt={refusalAt}
            />
          )}
          {input !== null && (
            <FargatePanel
              {...{ input }}
              onMend={mend}
              onMendAll={() => replace(mendedText(text))}
              isOpen={isFargateOpen}
              onToggle={setToggled}
              {...(isJson && { onGo: (path: string) => go(rangeOf(text, path).from) })}
            />
          )}
        </>
      )}
    </ActForm>
  )
}

function submitOf(definition: DocumentState['definition'], world: World): string {
  const { family } = definition ?? {}
  return typeof family === 'string' && family !== '' ? `Register ${nextKey(family, world)}` : 'Register'
}

/** The paths that the form has a place for. */
function pathsOf(definition: DocumentState['definition']): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(drawnPaths(FORM_SHAPE, definition ?? {}).map((path) => [path, [path]]))
}

/** A refusal at its place; what IAM refused is of no place, and the form tells it. */
function refusedAt(text: string, refused: ErrorShape | null): Problem | null {
  return refused === null || denialOf(refused) !== null ? null : problemAt(text, refused)
}
