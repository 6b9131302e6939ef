import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The page's own look, by its variables: they reach into the editor's shadow root, its sheets do not. */
export const editorTheme: Extension = [
  EditorView.theme({
    '&': {
      border: '1px solid var(--ctl)',
      borderRadius: 'var(--radius)',
      backgroundColor: 'var(--surface)',
      color: 'var(--ink)',
      maxHeight: 'min(520px, 56dvh)',
    },
    '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '2px' },
    '.cm-scroller': { font: 'var(--type-mono)', lineHeight: '20px', overflow: 'auto' },
    '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)', minHeight: '240px' },
    '.cm-gutters': { backgroundColor: 'var(--panel)', color: 'var(--ink3)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--wash)' },
    '.cm-activeLineGutter': { color: 'var(--ink)' },
    '.cm-selectionMatch': { backgroundColor: 'var(--wash-press)' },
    '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--wash-press)', outline: '1px solid var(--ctl)' },
    '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--trouble-tint)' },
    '.cm-tooltip': {
      border: '1px solid var(--ctl)',
      borderRadius: 'var(--radius)',
      backgroundColor: 'var(--panel)',
      color: 'var(--ink)',
      boxShadow: 'var(--lifted)',
      maxWidth: 'min(420px, calc(100vw - 32px))',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: 'var(--type-mono)', maxHeight: '220px' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--ink)', color: 'var(--inv)' },
    '.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: '0.85' },
    '.cm-completionMatchedText': { textDecoration: 'underline', textUnderlineOffset: '3px' },
    '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', font: 'var(--type-small)' },
    // Full for an error, hollow for a warning.
    '.cm-lint-marker': {
      boxSizing: 'border-box',
      width: '10px',
      height: '10px',
      margin: '5px auto 0',
      borderRadius: '50%',
      content: 'normal',
    },
    '.cm-lint-marker-error': { content: 'normal', backgroundColor: 'var(--trouble)' },
    '.cm-lint-marker-warning': { content: 'normal', border: '2px solid var(--ink2)' },
    '.cm-diagnostic-error': { borderLeft: '3px solid var(--trouble)' },
    '.cm-diagnostic-warning': { borderLeft: '3px dashed var(--ink2)' },
    '.cm-diagnosticAction': {
      display: 'inline-block',
      margin: '6px 8px 0 0',
      padding: '4px 10px',
      border: '1px solid var(--ink)',
      borderRadius: 'var(--radius)',
      backgroundColor: 'var(--panel)',
      color: 'var(--ink)',
      font: 'var(--type-control)',
      cursor: 'pointer',
    },
    '.cm-diagnostic': { padding: '6px 10px', font: 'var(--type-small)', whiteSpace: 'pre-wrap' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--trouble)',
      textUnderlineOffset: '3px',
      textDecorationSkipInk: 'none',
    },
    // Not by its colour alone: dots instead of a wave.
    '.cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline dotted var(--ink2) 2px',
      textUnderlineOffset: '3px',
      textDecorationSkipInk: 'none',
    },
    '.cm-panels': { backgroundColor: 'var(--panel)', color: 'var(--ink)', borderTop: '1px solid var(--line)' },
    '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--wash-press)' },
    '.member-told': { display: 'grid', gap: '4px', padding: '8px 10px', font: 'var(--type-small)' },
    '.member-told__name': { fontFamily: 'var(--font-mono)', fontWeight: '600' },
    '.member-told__type': { color: 'var(--ink2)', fontWeight: '400' },
    // iOS zooms into fields whose text is smaller than 16 px.
    '@media (pointer: coarse)': { '.cm-scroller': { fontSize: '16px', lineHeight: '24px' } },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--ink2)' },
      { tag: tags.string, color: 'var(--ink)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--ink)', fontWeight: '600' },
      { tag: tags.punctuation, color: 'var(--ink3)' },
    ]),
  ),
]
