import type { StageFonts } from '../../look/palette.ts'
import { FONT_MONO, FONT_TEXT } from '../theme/fontStacks.ts'

/** One object for all stages: the canvas paints everything anew when it gets another. */
export const STAGE_FONTS: StageFonts = { text: FONT_TEXT, mono: FONT_MONO }
