import { describe, expect, it } from 'vitest'
import { fieldAt, proposalsAt, rangeOf, textRefusal } from './definitionText.ts'

const TEXT = `{
  "family": "web",
  "containerDefinitions": [
    { "name": "main", "image": "web:1", "cpu": -1 }
  ]
}`

const at = (text: string) => TEXT.indexOf(text)
const shown = (text: string, range: { from: number; to: number }) => text.slice(range.from, range.to)

describe('a definition as a text', () => {
  it('is refused at the member that is wrong', () => {
    const refusal = textRefusal(TEXT)
    expect(refusal?.field).toBe('containerDefinitions[0].cpu')
    expect(refusal === null ? '' : shown(TEXT, rangeOf(TEXT, refusal))).toBe('"cpu": -1')
  })

  it('and what is no JSON on its line', () => {
    const broken = TEXT.replace('"web",', '"web"')
    const refusal = textRefusal(broken)
    expect(refusal?.name).toBe('InvalidJson')
    expect(refusal === null ? '' : shown(broken, rangeOf(broken, refusal))).toContain('containerDefinitions')
  })

  it('what is lacking is marked at the name of what lacks it', () => {
    const refusal = {
      name: 'ClientException',
      message: '',
      field: 'containerDefinitions[0].healthCheck.command',
    } as const
    expect(shown(TEXT, rangeOf(TEXT, refusal))).toBe('"name": "main"')
  })

  it('tells of the member under the cursor', () => {
    expect(fieldAt(TEXT, at('web:1'))?.path).toBe('containerDefinitions[].image')
    expect(fieldAt(TEXT, at('"cpu"') + 2)?.rule).toBe('PLC-1')
  })

  it('proposes the members that are not there yet, and the words that one takes', () => {
    const opened = TEXT.replace('"family": "web",', '"family": "web", "",')
    const labels = proposalsAt(opened, opened.indexOf('""') + 1).map(({ label }) => label)
    expect(labels).toContain('networkMode')
    expect(labels).not.toContain('family')
    const mode = '{ "networkMode": "" }'
    expect(proposalsAt(mode, mode.length - 3).map(({ label }) => label)).toEqual(['bridge', 'host', 'awsvpc', 'none'])
  })
})
