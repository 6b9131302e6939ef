/** A whole number out of what was typed, or null: "12", " 12 ", "1,280". */
export function parseWhole(text: string): number | null {
  const digits = text.replace(/[\s,]/g, '')
  return /^-?\d{1,9}$/.test(digits) ? Number(digits) : null
}
