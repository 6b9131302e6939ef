import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useStable } from '../../../kit/useStable.ts'
import { editorParts } from './editorParts.ts'
import { replacementOf } from './textEdits.ts'
import type { TextRange } from './places.ts'
import './DefinitionEditor.css'

/** One thing that is said at its place in the text. */
export interface Mark extends TextRange {
  readonly severity: 'error' | 'warning'
  readonly message: string
  /** What mends it, offered at the place too. */
  readonly act?: { readonly label: string; readonly run: () => void }
}

interface DefinitionEditorProps {
  /** What it begins with. From then on the text is the editor's: the page's copy is behind while one types. */
  readonly text: string
  readonly onChange: (text: string) => void
  readonly marks: readonly Mark[]
  /** What takes the place of the whole text; a new object each time. */
  readonly replaced: { readonly text: string } | null
  /** A place to go to; a new object each time. */
  readonly goTo: { readonly offset: number } | null
}

/** Places that were gone to: who comes back to the editor from the form is not led there a second time. */
const REACHED = new WeakSet<object>()

/**
 * A task definition as JSON. It stands in a root of its own: there CodeMirror takes its styles as constructed sheets,
 * where in the page itself it would write style elements, which the page's policy forbids.
 */
export function DefinitionEditor({ text, onChange, marks, replaced, goTo }: DefinitionEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const tell = useStable(onChange)
  const first = useRef(text)

  useEffect(() => {
    const { current } = host
    if (current === null) return
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open', delegatesFocus: true })
    const listener = EditorView.updateListener.of((update) => {
      if (update.docChanged) tell(update.state.doc.toString())
    })
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({ doc: first.current, extensions: [editorParts('Task definition'), listener] }),
    })
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
  }, [tell])

  useEffect(() => {
    const { current } = view
    if (current === null || replaced === null) return
    current.dispatch({ changes: replacementOf(current.state.doc.toString(), replaced.text) })
  }, [replaced])

  useEffect(() => {
    const { current } = view
    if (current === null) return
    // Behind the editor while one types fast: what is marked by it would be marked at the wrong place.
    if (current.state.doc.toString() !== text) return
    const diagnostics = marks.map(({ act, ...mark }) => ({
      ...mark,
      ...(act !== undefined && { actions: [{ name: act.label, apply: act.run }] }),
    }))
    current.dispatch(setDiagnostics(current.state, diagnostics))
  }, [text, marks])

  useEffect(() => {
    const { current } = view
    if (current === null || goTo === null || REACHED.has(goTo)) return
    REACHED.add(goTo)
    // Focus first: as it comes the browser has a selection of its own, which the editor would take over.
    current.focus()
    const anchor = Math.min(goTo.offset, current.state.doc.length)
    current.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
  }, [goTo])

  return <div ref={host} className="definition-editor" />
}
