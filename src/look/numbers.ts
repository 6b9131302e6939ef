/** A whole number with its thousands set apart: `5,000`. The same in every locale, as AWS's pages write it. */
export function grouped(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)))
  const text = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  return value < 0 ? `−${text}` : text
}

/** `1 task`, `2 tasks`, `5,000 tasks`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `one`, `two`, … as a headline spells small counts; figures from ten on. */
export function spelled(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
  return words[count] ?? grouped(count)
}

/** A percent with at most one decimal: `49.9 %`. The space is AWS's and ours. */
export function percentText(percent: number): string {
  return `${String(Math.round(percent * 10) / 10)} %`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** The sentence with its first letter large. */
export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
