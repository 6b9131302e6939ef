/** JSON, as an input is made of. */
type Json = unknown

/** Each member of an input by its path, as `containerDefinitions[0].cpu`, in the order in which it is written. */
export function inputPaths(input: Readonly<Record<string, Json>>): readonly string[] {
  return Object.entries(input).flatMap(([name, value]) => below(name, value))
}

function below(path: string, value: Json): readonly string[] {
  if (Array.isArray(value)) return [path, ...value.flatMap((one, index) => membersOf(`${path}[${String(index)}]`, one))]
  return [path, ...membersOf(path, value)]
}

function membersOf(path: string, value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return below(path, value).slice(1)
  return Object.entries(value).flatMap(([name, one]) => below(`${path}.${name}`, one))
}

/** A copy of an input with a value at a path; what is missing on the way is made. */
export function withValue(
  input: Readonly<Record<string, Json>>,
  path: string,
  value: Json,
): Readonly<Record<string, Json>> {
  const copy = JSON.parse(JSON.stringify(input)) as Record<string, Json>
  const steps = stepsOf(path)
  let at = copy
  for (const step of steps.slice(0, -1)) {
    if (typeof at[step] !== 'object' || at[step] === null) at[step] = {}
    at = at[step] as Record<string, Json>
  }
  const last = steps.at(-1)
  if (last !== undefined) at[last] = value
  return copy
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(input: Readonly<Record<string, Json>>, path: string): Json {
  let at: Json = input
  for (const step of stepsOf(path)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Readonly<Record<string, Json>>)[step]
  }
  return at
}

function stepsOf(path: string): readonly string[] {
  return path.split(/[.[\]]+/).filter((one) => one !== '')
}
