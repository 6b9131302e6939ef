import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { EditorSelection, type Extension } from '@codemirror/state'
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { editorTheme } from './editorTheme.ts'
import { offersAt, toldAt, type Offer, type Told } from './shapeAt.ts'

/** An editor of JSON that knows what a task definition takes. Tab is left alone: it leads on, as in any field of a form. */
export function editorParts(label: string): Extension {
  return [
    lineNumbers(),
    lintGutter(),
    highlightSpecialChars(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completed], icons: false }),
    hoverTooltip(hovered, { hideOnChange: true }),
    json(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    editorTheme,
  ]
}

function completed(context: CompletionContext): CompletionResult | null {
  const { state, pos, explicit } = context
  const offered = offersAt(state.doc.toString(), pos)
  if (offered === null || (!explicit && offered.from === pos)) return null
  // What stands there already goes, its quotes too.
  return {
    from: offered.from,
    to: Math.max(pos, offered.to),
    options: offered.offers.map(optionOf),
    filter: false,
    // At once: else Enter, pressed right after a letter, would find nothing to take yet.
    update: (...[, , , next]) => completed(next),
  }
}

function optionOf({ label, detail, told, insert, cursor }: Offer): Completion {
  return {
    label,
    detail,
    ...(told !== '' && { info: told }),
    apply(...[view, , from, to]) {
      view.dispatch({
        changes: { from, to, insert },
        selection: EditorSelection.cursor(from + cursor),
        userEvent: 'input.complete',
      })
    },
  }
}

function hovered(view: EditorView, pos: number) {
  const told = toldAt(view.state.doc.toString(), pos)
  return told === null ? null : { pos: told.from, end: told.to, create: () => ({ dom: toldBox(told) }) }
}

function toldBox({ name, type, says }: Told): HTMLElement {
  const box = element('div', 'member-told')
  const head = element('div', 'member-told__name', name)
  head.append(element('span', 'member-told__type', `  ${type}`))
  box.append(head, element('div', '', says))
  return box
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
