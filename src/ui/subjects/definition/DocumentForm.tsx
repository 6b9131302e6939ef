import { Suspense, useState } from 'react'
import { visibleText } from '../../../base/foreignText.ts'
import { readTaskDefinition } from '../../../labfile/taskDefinitionFile.ts'
import type { Act, ErrorShape } from '../../../model/api/command.ts'
import { taskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import { ActForm } from '../../acts/ActForm.tsx'
import { RefusalLine } from '../../acts/RefusalLine.tsx'
import { StructureFields } from '../../acts/ShapeFields.tsx'
import { drawnPaths } from '../../acts/shapeForm.ts'
import type { Refusal } from '../../kit/FieldRefusal.tsx'
import { lazyPart } from '../../parts/lazyPart.ts'
import { registerAct } from './definitionActs.ts'
import { rangeOf, textRefusal } from './editor/definitionText.ts'

const DefinitionEditor = lazyPart(() =>
  import('./editor/DefinitionEditor.tsx').then((module) => module.DefinitionEditor),
)

/** Whatever is refused of a text is said at it. */
const AS_JSON = { text: [] } as const

interface DocumentFormProps {
  readonly text: string
  readonly onChange: (text: string) => void
  /** As JSON, or field by field. */
  readonly isJson: boolean
  readonly switcher: React.ReactNode
  readonly onClose: () => void
}

/** A whole task definition: one text, seen as JSON or as a form. */
export function DocumentForm({ text, onChange, isJson, switcher, onClose }: DocumentFormProps) {
  const [refused, setRefused] = useState<ErrorShape | null>(null)
  const reading = readTaskDefinition(text)
  const definition = 'definition' in reading ? reading.definition : null
  const before = textRefusal(text)
  const acts: readonly Act[] = definition === null ? [] : [registerAct(definition)]
  const change = (next: string): void => {
    setRefused(null)
    onChange(next)
  }
  const refusal = before ?? refused
  const paths = [...drawnPaths(taskDefinitionInput, definition ?? {})].filter((path) => path !== '')
  return (
    <ActForm<string>
      title="Register task definition"
      submit="Register"
      width="wide"
      acts={acts}
      names={isJson ? AS_JSON : Object.fromEntries(paths.map((path) => [path, [path]]))}
      {...(isJson && { otherwise: 'text' })}
      blocked={definition === null ? 'The JSON cannot be read yet' : null}
      onRefused={setRefused}
      onClose={onClose}
    >
      {(refusalAt) => (
        <>
          {switcher}
          {isJson ? (
            <>
              <Suspense fallback={<p className="lab-form__help">Loading the editor</p>}>
                <DefinitionEditor {...{ text, refusal }} onChange={change} />
              </Suspense>
              {before === null ? (
                <RefusalLine refusal={wordsOf(text, refused)} />
              ) : (
                <p className="lab-form__help">{sentenceOf(text, before)}</p>
              )}
            </>
          ) : definition === null ? (
            <p className="lab-form__help">{before === null ? '' : sentenceOf(text, before)}</p>
          ) : (
            <StructureFields
              shape={taskDefinitionInput}
              path=""
              value={definition}
              onChange={(next) => change(JSON.stringify(next, null, 2))}
              refusalAt={refusalAt}
            />
          )}
        </>
      )}
    </ActForm>
  )
}

function wordsOf(text: string, refused: ErrorShape | null): Refusal | null {
  return refused === null ? null : { name: refused.name, change: `${lineText(text, refused)}${refused.message}` }
}

/** Said while one writes: it is no refusal yet. */
function sentenceOf(text: string, refusal: ErrorShape): string {
  return visibleText(`${refusal.name}, ${lineText(text, refusal)}${refusal.message}`)
}

/** Of what names its line itself nothing. */
function lineText(text: string, refusal: ErrorShape): string {
  if (refusal.field === undefined) return ''
  return `line ${String(text.slice(0, rangeOf(text, refusal).from).split('\n').length)}: `
}
