import type { StagePalette } from '../../look/palette.ts'
import { NAMED_PALETTE } from './recordingContext.ts'

const revisions = (['1', '2', '3', '4'] as const).map((digit) => ({
  body: `#${digit}00000`,
  text: '#FFFFFF',
  edge: `#00${digit}000`,
  tint: `#0000${digit}0`,
}))
const [first, second, third, fourth] = revisions
if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error('four')
/** Colours that are hexadecimal, as pixels need them, and all different. */
export const hexPalette: StagePalette = {
  ...NAMED_PALETTE,
  surface: '#EEEEEE',
  trouble: '#FF0000',
  res: '#888888',
  ink: '#111111',
  ink3: '#666666',
  revisions: [first, second, third, fourth],
}
