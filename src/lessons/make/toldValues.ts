import type { Run } from '../../model/engine/run.ts'
import type { Reveal } from '../document/ask.ts'
import type { Look } from '../document/look.ts'
import type { AskedReveal } from '../questions/asked.ts'
import { namesIn, type TextValues } from '../textValues.ts'
import { readLook } from './readLook.ts'
import { StoryFault } from './storyFault.ts'

/** The reveal with its values as the run stands. @throws StoryFault */
export function toldReveal(run: Run, reveal: Reveal): AskedReveal {
  return { ...reveal, values: toldValues(run, reveal.text, reveal.values ?? {}) }
}

/** Reads what a text tells. @throws StoryFault  for a value that is none, and for one without a place or a place without one */
export function toldValues(run: Run, text: string, looks: Readonly<Record<string, Look>>): TextValues {
  const names = [...new Set([...namesIn(text), ...Object.keys(looks)])]
  return Object.fromEntries(names.map((name) => [name, toldValue(run, text, { name, look: looks[name] })]))
}

function toldValue(
  run: Run,
  text: string,
  { name, look }: { readonly name: string; readonly look: Look | undefined },
): number | string {
  if (look === undefined) throw new StoryFault(`"${text}" has no value for {${name}}.`)
  if (!namesIn(text).has(name)) throw new StoryFault(`"${text}" has no place for ${name}.`)
  const value = readLook(run, look)
  if (typeof value === 'number' || typeof value === 'string') return value
  throw new StoryFault(`"${text}": {${name}} is ${JSON.stringify(value) ?? 'nothing'}, neither number nor text.`)
}
