/** The advance of the characters from space to tilde in Archivo at weight 620, in thousandths of an em, as Chromium has it. */
const ADVANCES: readonly number[] = [
  199, 294, 446, 586, 544, 967, 736, 247, 358, 358, 407, 637, 301, 333, 301, 298, 579, 580, 580, 580, 581, 579, 580,
  580, 580, 579, 336, 336, 637, 637, 637, 613, 999, 712, 709, 723, 730, 674, 612, 796, 736, 286, 589, 701, 574, 850,
  736, 784, 672, 784, 720, 669, 623, 729, 676, 956, 690, 681, 638, 341, 298, 341, 637, 509, 213, 561, 595, 552, 595,
  566, 311, 594, 588, 255, 253, 548, 255, 867, 588, 601, 595, 595, 366, 544, 320, 587, 533, 766, 551, 533, 511, 394,
  247, 394, 637,
]
/** What is in neither: `…`, `×`, `·` and the minus are about as wide as this or narrower. */
const OTHER = 1_000
const MONO = 600

/** What the width axis and a lighter weight make of an advance. */
const CONDENSED = 0.793
const SEMI_CONDENSED = 0.897
const LIGHT = 0.968
const LIGHT_MAX = 500

/** The width of words in CSS pixels, by the stage's own fonts: a canvas without a browser has none. */
export function fontWidth(words: string, font: string): number {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10)
  const thousandths = font.includes('Mono')
    ? words.length * MONO
    : [...words].reduce((sum, one) => sum + (ADVANCES[(one.codePointAt(0) ?? 0) - 32] ?? OTHER), 0) * partOf(font)
  return (thousandths * size) / 1_000
}

function partOf(font: string): number {
  const stretch = font.includes('semi-condensed') ? SEMI_CONDENSED : font.includes('condensed') ? CONDENSED : 1
  const weight = Number(/(?:^| )(\d{3}) /.exec(font)?.[1] ?? 450)
  return stretch * (weight < LIGHT_MAX ? LIGHT : 1)
}
