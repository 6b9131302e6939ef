import type { Confidence } from '../../lessons/predictions.ts'

export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  guess: 'A guess',
  fairlySure: 'Fairly sure',
  sure: 'Sure',
}
