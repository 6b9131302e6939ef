import { TASK_LOOKS, type TaskLook, type TaskVisual } from '../../../look/taskLook.ts'

/** What a glyph may show: every state of a task, and one that no task has reached yet. */
export type GlyphVisual = TaskVisual | 'predicted'

export type GlyphLook = Pick<TaskLook, 'body' | 'voice' | 'sign' | 'hasStub' | 'hasBadge' | 'label'> & {
  readonly outline: TaskLook['outline'] | 'dotted'
}

const PREDICTED: GlyphLook = {
  label: 'Predicted',
  body: 'none',
  outline: 'dotted',
  sign: null,
  voice: 'ink2',
  hasStub: false,
  hasBadge: false,
}

export function glyphLook(visual: GlyphVisual): GlyphLook {
  return visual === 'predicted' ? PREDICTED : TASK_LOOKS[visual]
}
