/** What `$NAME`, `${NAME}`, `${NAME:-else}` and `${NAME:+then}` stand for in an instruction. */
export type Variables = ReadonlyMap<string, string>

const VARIABLE = /\\\$|\$(?:(?<plain>\w+)|\{(?<braced>\w+)(?::(?<sign>[-+])(?<other>[^}]*))?\})/g

/** As Docker does it in all instructions but RUN, CMD and ENTRYPOINT, whose shell does it. */
export function substituted(text: string, variables: Variables): string {
  let done = ''
  let at = 0
  for (const { 0: all, index, groups = {} } of text.matchAll(VARIABLE)) {
    done += text.slice(at, index) + (all === '\\$' ? '$' : valueOf(groups, variables))
    at = index + all.length
  }
  return done + text.slice(at)
}

function valueOf(groups: Readonly<Record<string, string | undefined>>, variables: Variables): string {
  const { plain, braced, sign, other = '' } = groups
  const value = variables.get(plain ?? braced ?? '') ?? ''
  if (sign === '-') return value === '' ? other : value
  if (sign === '+') return value === '' ? '' : other
  return value
}
