import { CircleX } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '../../../kit/Button.tsx'
import { ForeignText } from '../../../kit/ForeignText.tsx'
import { Kbd } from '../../../kit/Kbd.tsx'
import { DefinitionEditor, type Mark } from './DefinitionEditor.tsx'
import type { Problem } from './documentState.ts'
import { importedDefinition } from './importedDefinition.ts'
import { lineOf } from './places.ts'
import './DocumentEditor.css'
import '../../../kit/TextField.css'

export interface DocumentEditorProps {
  readonly text: string
  readonly onChange: (text: string) => void
  /** Whatever else is written into it; a new object each time. */
  readonly replaced: { readonly text: string } | null
  readonly onReplace: (text: string) => void
  /** What is said under the editor, with the way to its line. */
  readonly problem: Problem | null
  /** ECS has refused it: that is read out. What is told while one types is not. */
  readonly isRefused: boolean
  readonly marks: readonly Mark[]
  readonly goTo: { readonly offset: number } | null
  readonly onGo: (offset: number) => void
}

/** A task definition as JSON: the editor, what is wrong with the text and where, and what a pasted one is turned into. */
export function DocumentEditor(props: DocumentEditorProps) {
  const { text, onChange, replaced, onReplace, problem, isRefused, marks, goTo, onGo } = props
  return (
    <div className="document-editor">
      <p className="text-field__label" aria-hidden="true">
        Task definition
      </p>
      <DefinitionEditor {...{ text, onChange, marks, replaced, goTo }} />
      <div className="document-editor__problem" role={isRefused ? 'alert' : undefined}>
        {problem === null ? (
          <p className="lab-form__help">
            <Kbd>Ctrl</Kbd> <Kbd>Space</Kbd> offers what may stand here, <Kbd>Tab</Kbd> leaves the editor.
          </p>
        ) : (
          <div className="document-editor__line">
            <p className="field-refusal">
              <CircleX aria-hidden="true" />
              <span>
                <code>{problem.error.name}</code> <ForeignText>{problem.error.message}</ForeignText>
              </span>
            </p>
            <Button onPress={() => onGo(problem.from)}>Go to line {String(lineOf(text, problem.from))}</Button>
          </div>
        )}
      </div>
      <ImportLine {...{ text, onReplace }} />
    </div>
  )
}

/** What was pasted in another form than RegisterTaskDefinition takes is made one; and what that did stays said. */
function ImportLine({ text, onReplace }: Pick<DocumentEditorProps, 'text' | 'onReplace'>) {
  const [taken, setTaken] = useState<{ readonly text: string; readonly done: string } | null>(null)
  const offered = useMemo(() => importedDefinition(text), [text])
  return (
    <div role="status">
      {offered !== null && (
        <div className="document-editor__line" data-kind="note">
          <p>This is not what RegisterTaskDefinition takes, and can be made so.</p>
          <Button
            onPress={() => {
              setTaken(offered)
              onReplace(offered.text)
            }}
          >
            Make a definition of it
          </Button>
        </div>
      )}
      {offered === null && taken?.text === text && (
        <div className="document-editor__line" data-kind="note">
          <p>Done: {taken.done}.</p>
        </div>
      )}
    </div>
  )
}
