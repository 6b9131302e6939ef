/** What the address of a mock exam says: which exam, and the seed by which its questions are drawn. */
export interface ExamSearch {
  readonly exam?: 'DVA' | 'SAA' | undefined
  readonly seed?: number | undefined
}

/** What the address of a lesson together says. Without a seed it is set up first. */
export interface TogetherSearch {
  readonly seed?: number | undefined
  readonly count?: number | undefined
  /** An id of the map of topics; all of them without it. */
  readonly topic?: string | undefined
  /** Whoever leads counts hands and shows the answer when it is time. The link that is handed out says nothing of it. */
  readonly view?: 'lead' | undefined
  /** The question that is looked at, from 1: a reload stays there. */
  readonly at?: number | undefined
}

const SEED_MAX = 0xffff_ffff
/** As many as a lesson together may have. */
export const TOGETHER_MAX = 30

/** Drops what cannot be read; never throws. */
export function readExamSearch(raw: Readonly<Record<string, unknown>>): ExamSearch {
  const { exam } = raw
  return {
    exam: exam === 'DVA' || exam === 'SAA' ? exam : undefined,
    seed: wholeWithin(raw.seed, { least: 0, most: SEED_MAX }),
  }
}

/** Drops what cannot be read; never throws. */
export function readTogetherSearch(raw: Readonly<Record<string, unknown>>): TogetherSearch {
  const { topic, view } = raw
  return {
    seed: wholeWithin(raw.seed, { least: 0, most: SEED_MAX }),
    count: wholeWithin(raw.count, { least: 1, most: TOGETHER_MAX }),
    topic: typeof topic === 'string' && /^[a-z-]{1,60}$/.test(topic) ? topic : undefined,
    view: view === 'lead' ? 'lead' : undefined,
    at: wholeWithin(raw.at, { least: 1, most: TOGETHER_MAX }),
  }
}

function wholeWithin(value: unknown, range: { readonly least: number; readonly most: number }): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined
  return number < range.least || number > range.most ? undefined : number
}
