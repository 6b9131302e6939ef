/**
 * Two rules of our own, as a plugin of oxlint, which takes rules as ESLint has them.
 *
 * @typedef {{ value: string, loc: object }} Comment
 * @typedef {{
 *   options: { selector: string, message: string }[],
 *   sourceCode: { getAllComments: () => Comment[] },
 *   report: (found: { message: string, node?: object, loc?: object }) => void,
 * }} Context what oxlint gives to a rule, as far as these use it
 */

/** What a syntax tree may not hold: selectors with what to say instead (bans.mjs). */
const bannedSyntax = {
  meta: { schema: false },
  /** @param {Context} context */
  create: (context) =>
    Object.fromEntries(
      context.options.map(({ selector, message }) => [
        selector,
        /** @param {object} node */
        (node) => context.report({ node, message }),
      ]),
    ),
}

const reason = 'Write which rule and why: // oxlint-disable-next-line max-params -- four corners of one rectangle'

/** Every comment that switches a rule off says which rule, and after `--` why. */
const disableNeedsReason = {
  /** @param {Context} context */
  create: (context) => ({
    Program() {
      for (const { value, loc } of context.sourceCode.getAllComments()) {
        const isDisable = /^\s*(?:es|ox)lint-disable/.test(value)
        const isWhole = /^\s*oxlint-disable(?:-next-line|-line)?\s+[\w@/, -]+?\s--\s+\S.{5}/s.test(value)
        if (isDisable && !isWhole) context.report({ loc, message: reason })
      }
    },
  }),
}

export default {
  meta: { name: 'taskyard' },
  rules: { 'banned-syntax': bannedSyntax, 'disable-needs-reason': disableNeedsReason },
}
