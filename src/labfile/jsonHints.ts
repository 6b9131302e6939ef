/** How much of a text is looked at to tell what it is. */
const LOOK_MAX = 2_000

/**
 * Names what a text is when it is plainly something other than JSON, in a whole sentence.
 *
 * @param text  not empty, without leading space
 */
export function notJsonHint(text: string): string | undefined {
  const head = text.slice(0, LOOK_MAX)
  if (/^file:\/\//i.test(head)) return 'This is the address of a file: paste what is in the file, or open it.'
  if (/^https?:\/\//i.test(head)) return 'This is a web address: paste what it leads to.'
  if (/^<[!?a-z]/i.test(head)) return 'This is HTML or XML.'
  if (/^(---|- |[\w-]{1,80}:(\s|$))/.test(head)) {
    return 'This looks like YAML, which is not read here: convert it to JSON.'
  }
  return undefined
}

/** What is wrong with the word at which reading stopped. */
export function badWordHint(word: string): string {
  if (/^[-+]?(NaN|Infinity)/.test(word)) return 'is no number in JSON'
  if (/[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]/.test(word)) return 'has curly quotes: JSON takes straight ones (")'
  if (/^['`]/.test(word)) return 'is in the wrong quotes: JSON takes double ones (")'
  if (/^(True|False|TRUE|FALSE|None|nil|NULL|Null|undefined)\b/.test(word)) {
    return 'is not JSON: it has true, false and null, in lower case'
  }
  if (/^#/.test(word)) return 'begins a comment: JSON has none'
  if (/^[+.\d-]/.test(word)) return 'is not a number as JSON writes it'
  if (/^[A-Za-z_$]/.test(word)) return 'needs double quotes round it'
  return 'is not JSON'
}
