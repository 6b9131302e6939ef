import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, hoverTooltip, keymap, lineNumbers } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '../../../../model/api/command.ts'
import { Button } from '../../../kit/Button.tsx'
import { importedDefinition } from './importedDefinition.ts'
import { fieldAt, proposalsAt, rangeOf } from './definitionText.ts'
import './DefinitionEditor.css'

export interface DefinitionEditorProps {
  /** What it begins with. From then on the text is the editor's, and this follows it. */
  readonly text: string
  readonly onChange: (text: string) => void
  /** Marked at its place; said in words beside the editor. */
  readonly refusal: ErrorShape | null
}

/** Colours are the page's own, and both themes': variables come through into the editor's root. */
const LOOK = EditorView.theme({
  '&': { font: 'var(--type-mono)', color: 'var(--ink)', backgroundColor: 'var(--surface)', maxHeight: '420px' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '1px' },
  '.cm-scroller': { font: 'var(--type-mono)', lineHeight: '20px', minHeight: '260px' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--ink2)', backgroundColor: 'var(--surface)', borderRight: '1px solid var(--ctl)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--surface)',
    border: '1px solid var(--ctl)',
    maxWidth: '340px',
    padding: '4px 8px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--surface)', backgroundColor: 'var(--ink)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--trouble) 2px' },
})

function complete(context: CompletionContext): CompletionResult | null {
  const text = context.state.doc.toString()
  const word = context.matchBefore(/[\w]*/)
  const options = proposalsAt(text, context.pos).map(({ label, says }) => ({ label, info: says, type: 'property' }))
  if (options.length === 0 || (word?.text === '' && !context.explicit)) return null
  return { from: word?.from ?? context.pos, options, validFor: /^\w*$/ }
}

const told = hoverTooltip((view, pos) => {
  const field = fieldAt(view.state.doc.toString(), pos)
  if (field === undefined) return null
  return {
    pos,
    create: () => {
      const dom = document.createElement('div')
      dom.textContent = `${field.says} ${field.does === 'acts' ? '' : 'Kept, without effect in the lab. '}(${field.rule})`
      return { dom }
    },
  }
})

/**
 * A task definition as JSON. It stands in a root of its own: there CodeMirror takes its styles as constructed sheets,
 * where in the page itself it would write style elements, which the page's policy forbids.
 */
export function DefinitionEditor({ text, onChange, refusal }: DefinitionEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const changed = useRef(onChange)
  const first = useRef(text)
  const [done, setDone] = useState('')
  const imported = importedDefinition(text)
  useEffect(() => {
    changed.current = onChange
  }, [onChange])

  useEffect(() => {
    const { current } = host
    if (current === null) return
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open' })
    const made = new EditorView({ root, parent: root, state: stateOf(first.current, (next) => changed.current(next)) })
    // The page's own keys are not for who writes. Nor is Escape: it closes what is proposed, and never the form with
    // all that was written.
    const keep = (event: Event): void => event.stopPropagation()
    root.addEventListener('keydown', keep)
    view.current = made
    return () => {
      root.removeEventListener('keydown', keep)
      made.destroy()
      view.current = null
    }
  }, [])

  useEffect(() => {
    const { current } = view
    if (current === null) return
    // Behind the editor while one types fast: what is marked by it would be marked at the wrong place.
    if (current.state.doc.toString() !== text) return
    const found: readonly Diagnostic[] =
      refusal === null ? [] : [{ ...rangeOf(text, refusal), severity: 'error', message: refusal.message }]
    current.dispatch(setDiagnostics(current.state, found))
  }, [text, refusal])

  return (
    <div>
      <div ref={host} className="definition-editor" />
      <p className="lab-form__help">
        Ctrl+Space proposes what may stand here; Tab leaves the editor. YAML and the answer of describe-task-definition
        can be pasted too.
      </p>
      {imported !== null && (
        <p className="lab-form__help">
          <Button
            onPress={() => {
              replaceAll(view.current, imported.text)
              setDone(imported.done)
            }}
          >
            Make a definition of it
          </Button>
        </p>
      )}
      <p role="status" className="lab-form__help">
        {done === '' ? '' : `Made: ${done}.`}
      </p>
    </div>
  )
}

/** Told of as what is typed is. */
function replaceAll(view: EditorView | null, insert: string): void {
  view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } })
}

function stateOf(doc: string, onChange: (text: string) => void): EditorState {
  return EditorState.create({
    doc,
    extensions: [
      LOOK,
      lineNumbers(),
      history(),
      json(),
      bracketMatching(),
      indentOnInput(),
      EditorView.lineWrapping,
      autocompletion({ override: [complete] }),
      told,
      // Tab is not among them: it leaves the editor.
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ 'aria-label': 'Task definition' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
    ],
  })
}
