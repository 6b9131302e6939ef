import type { ErrorShape } from '../../model/api/command.ts'

/** Which of a form's fields stand for which names of AWS's, the most telling first. */
export type FieldNames<Field extends string> = Readonly<Record<Field, readonly string[]>>

/**
 * The field of a form that an error is about: the one whose name in AWS's spelling the message says.
 *
 * @returns `null` when it names none of them: the refusal then stands at the foot of the form
 */
export function refusedField<Field extends string>(error: ErrorShape, names: FieldNames<Field>): Field | null {
  let found: { readonly field: Field; readonly at: number } | null = null
  for (const field of Object.keys(names) as Field[]) {
    for (const name of names[field]) {
      const at = wordAt(error.message, name)
      // Messages name the parameter first and the choices after it.
      if (at >= 0 && (found === null || at < found.at)) found = { field, at }
    }
  }
  return found?.field ?? null
}

/** Where a name stands in a text as a word of its own, in any case; −1 when it does not. */
function wordAt(text: string, name: string): number {
  const escaped = name.replaceAll(/[^\w ]/g, String.raw`\$&`)
  return text.search(new RegExp(String.raw`(?<![\w-])${escaped}(?![\w-])`, 'i'))
}
