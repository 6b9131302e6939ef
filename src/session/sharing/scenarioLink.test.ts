import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OPENED_PREFIX, readOpenedScenario } from '../openedScenario.ts'
import { isScenarioFragment, readScenarioFragment, scenarioLinkTo } from './scenarioLink.ts'
import { packed, seal } from './sealed.ts'
import { isLabFragment } from './shareLink.ts'

const page = new URL('http://127.0.0.1:4173/scenarios/opened')
const document = readFileSync('public/scenarios/who-goes-first.json', 'utf8')
const content = JSON.parse(document) as Readonly<Record<string, unknown>>

function opened(text: string) {
  const reading = readOpenedScenario(text)
  if ('error' in reading) throw new Error(reading.error.message)
  return reading.opened
}

/** A link made with care, of whatever is packed in it. */
function forged(text: string): string {
  return seal({ letter: 's', holds: 'scenario', partsCount: 1 }, [packed(text)])
}

describe('a scenario in a link', () => {
  it('comes out as it went in, under an id of its own', () => {
    const given = opened(document)
    const { hash } = new URL(scenarioLinkTo(page, given))
    expect(isScenarioFragment(hash)).toBe(true)
    expect(isLabFragment(hash)).toBe(false)
    expect(readScenarioFragment(hash)).toEqual({ opened: given })
    expect(given.scenario.id.startsWith(OPENED_PREFIX)).toBe(true)
    expect(hash.length).toBeLessThan(2_000)
  })

  it('has the id of what it says: spaces are nothing, a word is', () => {
    const { id } = opened(document).scenario
    expect(opened(JSON.stringify(content)).scenario.id).toBe(id)
    expect(opened(JSON.stringify({ ...content, title: 'Another' })).scenario.id).not.toBe(id)
  })

  it('is made of none that would not fit, and says what to do instead', () => {
    // Words of which no two are alike: they pack badly.
    const say = (from: number): string =>
      Array.from({ length: 100 }, (_, at) => String((from + at) * 7_919 + 13)).join(' ')
    const beats = [...Array.from({ length: 38 }, (_, at) => ({ say: say(at * 120) })), ...(content.beats as unknown[])]
    const large = opened(JSON.stringify({ ...content, beats: beats.slice(0, 40) }))
    expect(() => scenarioLinkTo(page, large)).toThrow(/8,192 at most\. Save the scenario as a file/)
  })

  it.each([
    { what: 'no link', fragment: 's1', name: 'UnknownLink' },
    { what: 'a newer one', fragment: 's2.AAAA.0', name: 'NewerLink' },
    { what: 'cut off', fragment: forged(document).slice(0, -30), name: 'LinkDamaged' },
    { what: 'a bomb', fragment: forged('a'.repeat(300_000)), name: 'LinkTooLarge' },
    { what: 'of a lab', fragment: forged('{"format":"taskyard/lab"}'), name: 'LinkNotAScenario' },
    { what: 'with a fault', fragment: forged(JSON.stringify({ ...content, minutes: 0 })), name: 'LinkNotAScenario' },
  ])('that is $what is refused by name', ({ fragment, name }) => {
    const reading = readScenarioFragment(fragment)
    expect('error' in reading ? reading.error.name : 'read').toBe(name)
  })

  it('names the field that is at fault', () => {
    const reading = readScenarioFragment(forged(JSON.stringify({ ...content, minutes: 0 })))
    expect('error' in reading && reading.error.message).toMatch(/^The scenario in this link: minutes: /)
  })
})

describe('a document that hides something', () => {
  it.each([
    { what: 'in its title', given: { ...content, title: 'a\u202eb' }, path: 'title' },
    { what: 'deep in its beats', given: { ...content, beats: [{ say: 'a\u200bb' }] }, path: 'beats.0.say' },
    {
      what: 'in a name',
      given: { ...content, explain: {}, lab: withHiddenName() },
      path: 'lab.commands.0.input.a\\u200bb',
    },
  ])('$what is refused', ({ given, path }) => {
    const reading = readOpenedScenario(JSON.stringify(given))
    expect('error' in reading && reading.error).toMatchObject({
      name: 'HiddenCharacters',
      message: expect.stringMatching(
        new RegExp(`^${path.replaceAll('\\', '\\\\').replaceAll('.', '\\.')}: `),
      ) as string,
    })
  })

  it('while lines may be parted', () => {
    expect('opened' in readOpenedScenario(JSON.stringify({ ...content, summary: 'one\ntwo' }))).toBe(true)
  })
})

function withHiddenName(): unknown {
  const lab = content.lab as { readonly commands: readonly { readonly input: object }[] }
  const [first, ...others] = lab.commands
  return { ...lab, commands: [{ ...first, input: { 'a\u200bb': 1 } }, ...others] }
}
