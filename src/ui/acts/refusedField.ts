/** Which of a form's fields stand for which members of the input, by AWS's paths: all that is below one is its own too. */
export type FieldPaths<Field extends string> = Readonly<Record<Field, readonly string[]>>

/**
 * The field of a form that a refusal is about.
 *
 * @param path  as the error has it: `deploymentConfiguration.maximumPercent`
 * @returns `null` when it is about none of them: the refusal then stands at the foot of the form
 */
export function refusedField<Field extends string>(path: string | undefined, paths: FieldPaths<Field>): Field | null {
  if (path === undefined) return null
  const fields = Object.keys(paths) as Field[]
  return fields.find((field) => paths[field].some((one) => isAtOrBelow(path, one))) ?? null
}

/** Whether a path is that of a member or of something in it. */
function isAtOrBelow(path: string, member: string): boolean {
  return path === member || path.startsWith(`${member}.`) || path.startsWith(`${member}[`)
}
