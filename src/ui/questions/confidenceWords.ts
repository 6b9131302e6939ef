import type { Confidence } from '../../lessons/questions/kind.ts'

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  guess: 'A guess',
  fairlySure: 'Fairly sure',
  sure: 'Sure',
}
